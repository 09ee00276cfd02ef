import { isAside, isUnacknowledged } from './alarm-store.js';
import { isReporting } from './device-store.js';
import { byId, h } from './dom.js';
import { page, words } from './page.js';
import { priorityMark } from './priority.js';

const PRIORITIES = ['urgent', 'high', 'medium', 'low'];

/** The strip on top, and the number of unacknowledged alarms in the title. */
export function showSummary(alarmStore, deviceStore, family, choose) {
  const alarms = alarmStore.open().filter((alarm) => !isAside(alarm));
  const unacknowledged = alarms.filter(isUnacknowledged).length;
  showCounts(alarms, unacknowledged, alarmStore.loaded, deviceStore);
  showFamilies(alarms, deviceStore, family, choose);
  document.title = `${unacknowledged ? `(${unacknowledged}) ` : ''}${words('alarms')} · ${words('product')}`;
}

function showCounts(alarms, unacknowledged, loaded, devices) {
  const missing = devices.states.filter((state) => !isReporting(state)).length;
  const of = (priority) => alarms.filter((alarm) => alarm.priority === priority).length;
  replace(byId('counts'), [
    tile(words('unacknowledged'), loaded ? unacknowledged : '–', { tone: unacknowledged ? 'act' : 'calm' }),
    ...PRIORITIES.map((priority) =>
      tile(words(`priority_${priority}`), loaded ? of(priority) : '–',
        { tone: of(priority) ? priority : 'calm', mark: priorityMark(priority) })),
    tile(words('silent_devices'), devices.loaded ? missing : '–', {
      tone: missing ? 'missing' : 'calm',
      note: devices.loaded && words('silent_devices_of', { n: devices.states.length }),
    }),
  ]);
}

const tile = (label, count, { tone, mark, note }) =>
  h('div', { class: 'tile', 'data-tone': tone },
    h('dt', {}, mark, label),
    h('dd', {}, String(count), note && h('small', {}, note)));

function showFamilies(alarms, devices, chosen, choose) {
  const container = byId('families');
  if (!container.children.length) {
    container.append(...page.families.map(({ id, name }) =>
      h('button', { 'data-family': id, onclick: () => choose(id) },
        h('strong', {}, name), h('span', { class: 'number' }), h('span', { class: 'trouble' }))));
  }
  for (const button of container.children) {
    const { family } = button.dataset;
    const own = alarms.filter((alarm) => alarm.device.family === family);
    const count = devices.states.filter((state) => state.device.family === family).length;
    button.setAttribute('aria-pressed', String(chosen === family));
    button.dataset.tone = PRIORITIES.find((priority) => own.some((alarm) => alarm.priority === priority)) ?? 'calm';
    button.querySelector('.number').textContent = words('family_counts', { devices: count });
    button.querySelector('.trouble').textContent = troubleOf(own.length);
  }
}

function troubleOf(n) {
  if (n === 0) return words('family_calm');
  return n === 1 ? words('family_alarms_one') : words('family_alarms', { n });
}

/** Only where something differs, so that screen readers aren't made to read it again. */
function replace(container, children) {
  const fresh = h('div', {}, children);
  if (fresh.innerHTML !== container.innerHTML) container.replaceChildren(...children);
}
