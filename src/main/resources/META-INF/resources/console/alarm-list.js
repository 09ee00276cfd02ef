import { arrange, byId, h, say } from './dom.js';
import { quantity } from './format.js';
import { itemOf } from './item.js';
import { fieldName, nameOf, words } from './page.js';
import { priorityMark } from './priority.js';
import { at, since } from './when.js';
import { actionsFor } from './actions.js';

const IN_LIST = ['acknowledge', 'reset', 'shelve', 'unshelve'];

export function showAlarms(store) {
  const alarms = store.open();
  arrange(byId('alarm-list'), alarms, (alarm) => alarm.id, (alarm) => `${alarm.sequence} ${fieldLabel(alarm)}`,
    (alarm) => alarmCard(alarm, { actions: actionsFor(alarm, IN_LIST) }));
  byId('alarms-count').textContent = store.loaded ? alarms.length : '';
  say(byId('alarms-hint'), hint(store, alarms));
}

function hint(store, alarms) {
  if (!store.loaded) return words('alarms_loading');
  if (store.more) return words('alarms_cut', { n: alarms.length });
  return alarms.length ? '' : words('alarms_none');
}

const fieldLabel = (alarm) => (alarm.field ? fieldName(alarm.field) : '');

/** An alarm at a glance; its heading leads to its page. */
export function alarmCard(alarm, { tag = 'li', actions }) {
  const { rule, site, device, jurisdiction } = alarm;
  return h(tag, { class: 'alarm', 'data-priority': alarm.priority, 'data-state': alarm.state },
    priorityMark(alarm.priority),
    h('div', { class: 'what' },
      h('h3', {}, h('span', { class: 'level' }, words(`priority_${alarm.priority}`)), ' ',
        h('a', { href: `/alarms/${alarm.id}` }, nameOf(rule))),
      h('p', { class: 'where' },
        h('strong', {}, nameOf(site)),
        h('span', {}, nameOf(device)),
        itemOf(alarm),
        jurisdiction && h('span', {}, nameOf(jurisdiction))),
      h('p', { class: 'source' },
        h('span', {}, [standard(rule), rule.clause].filter(Boolean).join(' · ')),
        h('span', { class: 'chip' }, words(origin(alarm))))),
    h('div', { class: 'measure' }, ...measure(alarm)),
    h('div', { class: 'life' },
      h('span', { class: 'state' }, words(`state_${alarm.state}`)),
      notes(alarm).map((note) => h('span', { class: 'chip' }, note)),
      h('span', { class: 'times' }, ...times(alarm))),
    h('div', { class: 'acts' }, actions));
}

/** Who says that this must not be; what is wrong with the service itself no standard knows. */
function origin({ device, rule }) {
  if (device.family === 'service') return 'family_service';
  return rule.legal ? 'legal' : 'preset';
}

export const standard = (rule) => [rule.standard, rule.edition].filter(Boolean).join('—');

function measure(alarm) {
  if (alarm.value === null || alarm.value === undefined) return [];
  const limited = alarm.limit !== null && alarm.limit !== undefined;
  return [
    h('span', { class: 'field' }, fieldLabel(alarm)),
    h('strong', {}, quantity(alarm.value, alarm.unit)),
    limited && h('small', {}, `${words('limit')} ${quantity(alarm.limit, alarm.unit)}`),
  ];
}

/** What is odd about the alarm, who has it, and until when it is set aside. */
function notes(alarm) {
  const { unknown, suppressed, shelved, silenced, out_of_service: service, assignee } = alarm;
  return [
    unknown && [words('unknown_since', { why: words(`why_${unknown.why}`) }), ' ', at(unknown.since)],
    suppressed && words(`why_${suppressed.why}`),
    shelved && [words('shelved_until', { by: shelved.by, why: shelved.why }), ' ', at(shelved.until)],
    silenced && [words('silenced_until', { by: silenced.by, why: silenced.why }), ' ', at(silenced.until)],
    service && [words('out_of_service_until', { permit: service.permit, why: service.why }), ' ', at(service.until)],
    assignee && words('assigned_to', { user: assignee }),
    alarm.chattering && words('chattering'),
    alarm.fleeting && words('fleeting'),
  ].filter(Boolean);
}

function times(alarm) {
  const began = [since(alarm.onset_at), ' · ', at(alarm.onset_at)];
  if (alarm.acknowledged_at && !alarm.cleared_at) return [...began, h('br'), `${alarm.acknowledged_by}, `, at(alarm.acknowledged_at)];
  if (alarm.cleared_at) return [...began, ' → ', at(alarm.cleared_at)];
  return began;
}
