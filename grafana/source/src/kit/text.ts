import { type In } from './language.js';
import { type About, type Panel, aboutIn, placed } from './panel.js';

/** Words in Markdown, for what a reader has to know beside the figures. */
export function text(panel: About & { content: In<string> }): Panel {
    return placed(panel, 24, 3, language => ({
        type: 'text',
        ...aboutIn(language, panel),
        options: { mode: 'markdown', content: panel.content(language) },
    }));
}
