import { alarmNotes, both, dashboard, device, eventNotes, jurisdiction, row, site, top } from '../kit/index.js';
import { openAlarms } from './parts/alarm-list.js';
import { ambient, battery, compressor, doors, frozen, power, refrigerated, transported, ultraCold } from './cold-chain/courses.js';
import { exposure, note, openings, tooCold, tooWarm } from './cold-chain/exposure.js';
import { figures, list } from './cold-chain/now.js';
import { calibration, consignments, loggers } from './cold-chain/papers.js';

const FAMILY = 'vaccine_cold_chain';

export const coldChain = dashboard({
    name: 'cold-chain',
    title: both('疫苗冷链', 'Vaccine cold chain'),
    description: both(
        '哪里的疫苗太冷、太热或没有记录，暴露了多久，哪些批次待决定。',
        'Where vaccine is too cold, too warm or without a record, for how long, and which consignments wait for a decision.',
    ),
    variables: [jurisdiction, site(FAMILY), device(FAMILY)],
    annotations: [alarmNotes, eventNotes],
    from: 'now-24h',
    sections: [
        top(figures, list),
        row(both('报警', 'Alarms'), [openAlarms(FAMILY)]),
        row(both('温度', 'Temperatures'), [refrigerated, transported, frozen, ultraCold]),
        row(both('暴露', 'Exposure'), [tooCold, tooWarm, note, exposure]),
        row(both('门、电、设备', 'Doors, power, equipment'), [doors, power, openings, battery, ambient, compressor]),
        row(both('记录与校准', 'Records and calibration'), [consignments, loggers, calibration]),
    ],
});
