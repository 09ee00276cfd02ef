import { both, dashboard, jurisdiction, row, top } from '../kit/index.js';
import { complianceDays, excursions, overdueList, rate } from './overview/follow-up.js';
import {
    byPriority,
    complianceToday,
    complianceWeek,
    flood,
    freshness,
    longestUnacknowledged,
    offlineCount,
    ongoingExcursions,
    overdueContainers,
    unacknowledged,
} from './overview/now.js';
import { offlineDevices, silence } from './overview/silent.js';
import { counties, families, map, newest } from './overview/where.js';

export const overview = dashboard({
    name: 'overview',
    title: both('全域总览', 'Overview'),
    description: both('辖区内现在哪里有问题，谁该处理。', 'What is wrong where in the prefecture now.'),
    variables: [jurisdiction],
    from: 'now-24h',
    sections: [
        top(
            byPriority,
            offlineCount,
            freshness,
            complianceToday,
            unacknowledged,
            longestUnacknowledged,
            flood,
            complianceWeek,
            overdueContainers,
            ongoingExcursions,
            map,
            newest,
        ),
        row(both('区县与类别', 'Counties and families'), [counties, families]),
        row(both('离线', 'Offline'), [silence, offlineDevices]),
        row(both('趋势', 'Trends'), [rate, complianceDays]),
        row(both('需要跟进', 'To follow up'), [overdueList, excursions]),
    ],
});
