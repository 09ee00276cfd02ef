import { both, dashboard, jurisdiction, row, top } from '../kit/index.js';
import { about, averages, busy, nuisance, peaks } from './kpi/figures.js';
import { acknowledging, acknowledgingByDay, aside, asideByDay, priorities } from './kpi/handling.js';
import { actors, flickering, floods, stale } from './kpi/improve.js';
import { perDay, perHour, perTenMinutes } from './kpi/load.js';

export const kpi = dashboard({
    name: 'kpi',
    title: both('报警绩效', 'Alarm performance'),
    description: both('报警系统本身运行得怎样（ISA-18.2 / IEC 62682、EEMUA 191）。', 'How the alarm system itself does (ISA-18.2 / IEC 62682, EEMUA 191).'),
    variables: [jurisdiction],
    from: 'now-30d',
    sections: [
        top(about, averages, peaks, busy, nuisance),
        row(both('负荷', 'Load'), [perDay, perHour, perTenMinutes]),
        row(both('优先级与确认', 'Priorities and acknowledging'), [priorities, acknowledging, acknowledgingByDay, asideByDay]),
        row(both('改进对象', 'What to improve'), [actors, floods, stale, flickering]),
        row(both('搁置、抑制与停用', 'Set aside'), [aside]),
    ],
});
