/** Links between the dashboards and into the console. */
import { type In, type Language, type Text, both, textIn } from './language.js';
import type { ClassicDashboard, DataLink } from './schema.js';

export type DashboardName =
    | 'overview'
    | 'drinking-water'
    | 'pool'
    | 'wastewater'
    | 'cold-chain'
    | 'medical-waste'
    | 'radiation'
    | 'device'
    | 'alarms'
    | 'kpi'
    | 'delivery'
    | 'service';

export function uidIn(language: Language, dashboard: DashboardName): string {
    return language === 'zh' ? `vigil-${dashboard}` : `vigil-${dashboard}-en`;
}

/** A column of the row, or of the point, that a link hangs at. */
export function field(column: string): string {
    return `\${__data.fields.${column}}`;
}

/** A link to a page of the console, for instance `/alarms/${field('alarm')}`. */
export function toConsole(path: string, title: Text): In<DataLink> {
    return language => ({ title: textIn(language, title), url: `\${console}${path}`, targetBlank: true });
}

/** A link to a dashboard of the same language, with the same time range, and variables by what they take. */
export function toDashboard(
    dashboard: DashboardName,
    title: Text,
    variables: Readonly<Record<string, string>> = {},
): In<DataLink> {
    return language => ({
        title: textIn(language, title),
        url: `/d/${uidIn(language, dashboard)}?${[
            ...Object.entries(variables).map(([variable, value]) => `var-${variable}=${value}`),
            '${__url_time_range}',
        ].join('&')}`,
        targetBlank: false,
    });
}

/** From a row with a column `alarm` to the page of the console where it is acknowledged. */
export const TO_ALARM = toConsole(`/alarms/${field('alarm')}`, both('在控制台查看并确认', 'Open and acknowledge in the console'));

/** From a row with a column `container` to its trail in the console. */
export const TO_CONTAINER = toConsole(`/containers/${field('container')}`, both('在控制台追踪', 'Follow in the console'));

/** From a row with a column `consignment` to its journey in the console. */
export const TO_CONSIGNMENT = toConsole(
    `/consignments/${field('consignment')}`,
    both('在控制台查看运输过程', 'See the journey in the console'),
);

/** From a row with a column `device` to the dashboard of the device. */
export const TO_DEVICE = toDashboard('device', both('设备详情', 'Device detail'), { device: field('device') });

type DashboardLink = NonNullable<ClassicDashboard['links']>[number];

const PLAIN: Omit<DashboardLink, 'title' | 'type' | 'icon'> = {
    asDropdown: false,
    includeVars: false,
    keepTime: false,
    tags: [],
    targetBlank: false,
    tooltip: '',
    url: '',
};

export function setTag(language: Language): string {
    return language === 'zh' ? 'vigil' : 'vigil-en';
}

/** At the top of every dashboard: the others of the set, the console, and the same in the other language. */
export function navigation(language: Language, dashboard: DashboardName): DashboardLink[] {
    const other: Language = language === 'zh' ? 'en' : 'zh';
    return [
        {
            ...PLAIN,
            type: 'dashboards',
            title: both('Vigil 看板', 'Vigil dashboards')(language),
            icon: 'external link',
            asDropdown: true,
            includeVars: true,
            keepTime: true,
            tags: [setTag(language)],
        },
        {
            ...PLAIN,
            type: 'link',
            title: both('控制台', 'Console')(language),
            tooltip: both('处置报警', 'Handle alarms')(language),
            icon: 'bell',
            url: '${console}',
            targetBlank: true,
        },
        {
            ...PLAIN,
            type: 'link',
            title: both('English', '中文')(language),
            icon: 'doc',
            url: `/d/${uidIn(other, dashboard)}`,
            includeVars: true,
            keepTime: true,
        },
    ];
}
