/** Annotations: alarms and events as marks on the time axis. */
import { type In, type Text, both, named, textIn } from './language.js';
import { VIGIL, selected } from './query.js';
import { COLOURS } from './colours.js';
import type { Annotation } from './schema.js';

/** Marks from rows of `time`, `timeend` (or none), `text` and `tags`. */
export function annotation(title: In<string>, colour: string, sql: Text, shown = true): In<Annotation> {
    return language => ({
        name: title(language),
        datasource: VIGIL,
        enable: shown,
        hide: false,
        iconColor: colour,
        target: {
            refId: 'annotation',
            datasource: VIGIL,
            format: 'table',
            rawQuery: true,
            editorMode: 'code',
            rawSql: textIn(language, sql),
        },
    });
}

function notes(source: string): In<string> {
    return language =>
        `SELECT time, time_end AS timeend, ${named('text')(language)} AS text, tags
FROM ${source}(${selected('device')}, $__timeFrom()::timestamptz, $__timeTo()::timestamptz)
ORDER BY time DESC
LIMIT 500`;
}

/** The alarms of the chosen devices, from raised to cleared. */
export const alarmNotes = annotation(both('报警', 'Alarms'), COLOURS.urgent, notes('alarm_note'));

/** The events of the chosen devices. */
export const eventNotes = annotation(both('事件', 'Events'), COLOURS.low, notes('event_note'));
