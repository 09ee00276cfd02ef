import { alarmNotes, both, dashboard, device, jurisdiction, row, site, top } from '../kit/index.js';
import { arrivedAndTreated, byCategory, byDay, byInstitution, plants, temperature } from './medical-waste/amounts.js';
import { board, breaches, broken, figures, oldest, stages, storeAges } from './medical-waste/flow.js';
import { map, trips, vehicles } from './medical-waste/transport.js';
import { openAlarms } from './parts/alarm-list.js';

const FAMILY = 'medical_waste';

export const medicalWaste = dashboard({
    name: 'medical-waste',
    title: both('医疗废物', 'Medical waste'),
    description: both(
        '每一件医疗废物在哪里、多久了、重量对不对，哪里违反了规则。',
        'Where every container of medical waste is, for how long, whether its weight is right, and what rules are broken.',
    ),
    // An institution may hand over waste and have no device of its own.
    variables: [jurisdiction, site(), device(FAMILY)],
    annotations: [alarmNotes],
    from: 'now-7d',
    sections: [
        top(figures, stages, storeAges, board),
        row(both('时限与违规', 'Limits and breaches'), [oldest, breaches, broken]),
        row(both('报警', 'Alarms'), [openAlarms(FAMILY)]),
        row(both('转运', 'On the road'), [trips, map, vehicles]),
        row(both('产生与处置', 'Amounts'), [byDay, byCategory, byInstitution, arrivedAndTreated, plants]),
        row(both('温度', 'Temperature'), [temperature]),
    ],
});
