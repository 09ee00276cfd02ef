/** The little of Node.js that main.ts uses, so that no package of types is needed for it. */
declare module 'node:fs' {
    export function mkdirSync(path: string, options: { recursive: boolean }): void;
    export function readFileSync(path: string, encoding: 'utf8'): string;
    export function readdirSync(path: string): string[];
    export function rmSync(path: string, options?: { recursive?: boolean; force?: boolean }): void;
    export function writeFileSync(path: string, text: string): void;
}

declare module 'node:path' {
    export function dirname(path: string): string;
    export function join(...parts: string[]): string;
}

declare module 'node:url' {
    export function fileURLToPath(url: string): string;
}

declare const process: { argv: string[]; exitCode: number };
declare const console: { log(line: string): void; error(line: string): void };
interface ImportMeta {
    url: string;
}
