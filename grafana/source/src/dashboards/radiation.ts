import { alarmNotes, both, dashboard, device, eventNotes, jurisdiction, row, site, top } from '../kit/index.js';
import { openAlarms } from './parts/alarm-list.js';
import { background, beams, comparison, doors, dose, doseWithBeam, exposures, interlock, peaks } from './radiation/dose.js';
import { figures, list, values } from './radiation/now.js';

const FAMILY = 'radiation';

export const radiation = dashboard({
    name: 'radiation',
    title: both('放射', 'Radiation'),
    description: both(
        '出束时机房外的剂量率是否在限值内，防护门是否关着，累积了多少剂量，本底有没有变。',
        'Whether the dose rate outside the rooms keeps to the limit while the beam is on, whether doors are closed, what dose adds up, and whether the background moved.',
    ),
    variables: [jurisdiction, site(FAMILY), device(FAMILY)],
    annotations: [alarmNotes, eventNotes],
    from: 'now-6h',
    sections: [
        top(figures, list),
        row(both('报警', 'Alarms'), [openAlarms(FAMILY)]),
        row(both('剂量率与出束', 'Dose rate and beam'), [peaks, beams, doseWithBeam, background, comparison]),
        row(both('剂量与照射', 'Dose and exposures'), [dose, exposures]),
        row(both('门机联锁', 'Door interlock'), [doors, interlock]),
        row(both('全部测项', 'All quantities'), [values]),
    ],
});
