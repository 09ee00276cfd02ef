import { alarmNotes, both, dashboard, eventNotes, jurisdiction, oneDevice, row, site, top } from '../kit/index.js';
import { accounting, quarantine } from './device/accounted.js';
import { alarms, events } from './device/happened.js';
import { acquisitionDays, complianceDays, limitsInForce } from './device/judged.js';
import { gaps, latest, timeline, values } from './device/measured.js';
import { coverage, facts, fields, heard, openAlarms, presence, quarantined, week } from './device/registered.js';

export const device = dashboard({
    name: 'device',
    title: both('设备详情', 'Device detail'),
    description: both('一台设备测得什么、限值是多少、缺了什么、出过什么事。', 'What one device measures, by which limits, what is missing, and what happened.'),
    variables: [jurisdiction, site(), oneDevice, fields],
    annotations: [alarmNotes, eventNotes],
    from: 'now-24h',
    sections: [
        top(facts, presence, heard, openAlarms, week, coverage, quarantined, latest),
        row(both('测量值', 'Values'), [values]),
        row(both('状态', 'States'), [timeline]),
        row(both('报警与事件', 'Alarms and events'), [alarms, events, gaps]),
        row(both('达标与限值', 'Compliance and limits'), [complianceDays, acquisitionDays, limitsInForce]),
        row(both('账目与隔离', 'Accounting and quarantine'), [accounting, quarantine]),
    ],
});
