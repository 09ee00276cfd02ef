/**
 * `build` writes grafana/dashboards from the source; `check` fails where what is written there is not what the source
 * says, or breaks a rule, and leaves each written dashboard as a TypeScript constant, for the compiler to judge.
 */
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dashboards } from './dashboards/index.js';
import { LANGUAGES } from './kit/index.js';
import { rules } from './check/rules.js';
import type { ClassicDashboard } from './kit/schema.js';

const SOURCE = join(dirname(fileURLToPath(import.meta.url)), '..');
const WRITTEN = join(SOURCE, '..', 'dashboards');
const TYPED = join(SOURCE, 'built', 'written');

interface Output {
    /** Beneath grafana/dashboards, for instance `zh/overview.json`. */
    path: string;
    dashboard: ClassicDashboard;
    json: string;
}

function outputs(): Output[] {
    return LANGUAGES.flatMap(language =>
        dashboards.map(named => {
            const dashboard = named.in(language);
            return { path: `${language}/${named.name}.json`, dashboard, json: `${JSON.stringify(dashboard, null, 2)}\n` };
        }),
    );
}

function written(): string[] {
    return LANGUAGES.flatMap(language => {
        mkdirSync(join(WRITTEN, language), { recursive: true });
        return readdirSync(join(WRITTEN, language)).map(file => `${language}/${file}`);
    });
}

function build(all: readonly Output[]): string[] {
    const expected = new Set(all.map(each => each.path));
    written()
        .filter(path => !expected.has(path))
        .forEach(path => rmSync(join(WRITTEN, path)));
    all.forEach(({ path, json }) => writeFileSync(join(WRITTEN, path), json));
    return [];
}

function check(all: readonly Output[]): string[] {
    const expected = new Set(all.map(each => each.path));
    const present = new Set(written());
    const faults = [
        ...[...present].filter(path => !expected.has(path)).map(path => `${path} has no source`),
        ...all
            .filter(({ path, json }) => !present.has(path) || readFileSync(join(WRITTEN, path), 'utf8') !== json)
            .map(({ path }) => `${path} is not what its source says: run ./vigil dashboards`),
    ];
    rmSync(TYPED, { recursive: true, force: true });
    mkdirSync(TYPED, { recursive: true });
    for (const path of present) {
        const json = readFileSync(join(WRITTEN, path), 'utf8');
        const constant = `import type { ClassicDashboard } from '../../src/kit/schema.js';\n\nexport const written: ClassicDashboard = ${json.trimEnd()};\n`;
        writeFileSync(join(TYPED, `${path.replace('/', '-').replace(/\.json$/, '')}.ts`), constant);
    }
    return faults;
}

function lint(all: readonly Output[]): string[] {
    return all.flatMap(({ path, dashboard }) =>
        rules.flatMap(rule => rule.faults(dashboard).map(fault => `${path}: ${fault} (${rule.name})`)),
    );
}

const command = process.argv[2];
const all = outputs();
const faults = [...lint(all), ...(command === 'build' ? build(all) : check(all))];
faults.forEach(fault => console.error(fault));
console.log(`${all.length} dashboards, ${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
