import { both, dashboard, family, jurisdiction, row, site, top } from '../kit/index.js';
import { priority } from './alarms/chosen.js';
import { acknowledgedIn, active, aside, lasted, raised, waiting } from './alarms/figures.js';
import { changes, history } from './alarms/one-by-one.js';
import { perCounty, perDay, perFamily, perHour, perRule } from './alarms/shares.js';

export const alarms = dashboard({
    name: 'alarms',
    title: both('报警历史', 'Alarm history'),
    description: both('哪些报警发生过，在哪里，多久，谁处置了。', 'Which alarms there were, where, for how long, and who handled them.'),
    variables: [jurisdiction, site(), family, priority],
    from: 'now-7d',
    sections: [
        top(raised, active, waiting, aside, acknowledgedIn, lasted, perDay, perHour),
        row(both('分布', 'Where they come from'), [perFamily, perCounty, perRule]),
        row(both('明细', 'One by one'), [history, changes]),
    ],
});
