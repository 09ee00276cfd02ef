/** One source, two sets: whatever differs between them is a function of the language. */
export type Language = 'zh' | 'en';

export const LANGUAGES: readonly Language[] = ['zh', 'en'];

export type In<T> = (language: Language) => T;

/** A text, or what becomes one in a language. */
export type Text = string | In<string>;

/** The same text in both languages. */
export function both(zh: string, en: string): In<string> {
    return language => (language === 'zh' ? zh : en);
}

export function textIn(language: Language, text: Text): string {
    return typeof text === 'string' ? text : text(language);
}

/** A view's column of names in the reader's language: `site_name`, or `site_name_en`. */
export function named(column: string): In<string> {
    return both(column, `${column}_en`);
}

/** The same, called `as` in the result, which has one name in both languages. */
export function name(column: string, as: string = column.replace(/^.*\./, '')): In<string> {
    return both(column === as ? column : `${column} AS ${as}`, `${column}_en AS ${as}`);
}

/**
 * Text with parts in the reader's language. Indentation that all lines share is taken away; the lines of a part stand as
 * far in as its first.
 */
export function lines(strings: TemplateStringsArray, ...parts: Text[]): In<string> {
    return language => {
        const whole = strings.reduce((before, after, i) => {
            const indent = before.slice(before.lastIndexOf('\n') + 1).match(/^ */)?.[0] ?? '';
            return before + textIn(language, parts[i - 1] ?? '').replaceAll('\n', `\n${indent}`) + after;
        });
        const all = whole.replace(/^\n/, '').trimEnd().split('\n');
        const shared = Math.min(...all.filter(line => line.trim()).map(line => line.search(/\S/)));
        return all.map(line => line.slice(Number.isFinite(shared) ? shared : 0).trimEnd()).join('\n');
    };
}
