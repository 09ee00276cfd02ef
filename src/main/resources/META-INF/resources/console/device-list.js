import { arrange, byId, h, say } from './dom.js';
import { quantity } from './format.js';
import { familyName, nameOf, page, words } from './page.js';
import { conditionOf, flagged, isReporting } from './device-store.js';
import { since } from './when.js';

const MOST_SHOWN = 120;
const SYMBOL = { lost: '✕', silent: '!', offline: '–', never: '?', online: '✓' };
const form = byId('filter');

/** Lets people choose what they see; `changed` is called when they did. */
export function prepareFilter(changed) {
  form.elements.family.append(...page.families.map((family) => h('option', { value: family.id }, family.name)));
  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => event.preventDefault());
}

export const chosenFamily = () => form.elements.family.value;

export function chooseFamily(family) {
  form.elements.family.value = family;
}

export function showDevices(store) {
  offerCounties(store.states);
  const matching = store.states.filter(matches());
  const shown = matching.slice(0, MOST_SHOWN);
  arrange(byId('device-list'), shown, (state) => state.device.id, JSON.stringify, card);
  byId('devices-count').textContent = store.loaded
    ? words('devices_shown', { shown: matching.length, total: store.states.length })
    : '';
  say(byId('devices-hint'), hint(store, matching.length));
}

function hint(store, matching) {
  if (!store.loaded) return words('devices_loading');
  if (!store.states.length) return words('devices_none');
  if (!matching) return words('devices_no_match');
  return matching > MOST_SHOWN ? words('devices_cut', { n: matching - MOST_SHOWN }) : '';
}

function matches() {
  const { family, county, text, problems } = form.elements;
  const sought = text.value.trim().toLowerCase();
  return (state) =>
    (!family.value || state.device.family === family.value) &&
    (!county.value || state.jurisdiction?.code === county.value) &&
    (!problems.checked || !isReporting(state) || flagged(state)) &&
    (!sought || haystack(state).includes(sought));
}

const haystack = ({ device, site }) =>
  [device.id, device.name, device.name_en, site.id, site.name, site.name_en].join('\n').toLowerCase();

function offerCounties(states) {
  const counties = new Map(states.filter((s) => s.jurisdiction).map((s) => [s.jurisdiction.code, nameOf(s.jurisdiction)]));
  const select = form.elements.county;
  const codes = [...counties.keys()].sort();
  if (codes.join() === [...select.options].slice(1).map((option) => option.value).join()) return;
  const chosen = select.value;
  select.replaceChildren(select.options[0], ...codes.map((code) => h('option', { value: code }, counties.get(code))));
  select.value = counties.has(chosen) ? chosen : '';
}

function card(state) {
  const { device, site, jurisdiction } = state;
  const condition = conditionOf(state);
  return h('li', { class: 'device', 'data-condition': condition },
    h('header', {},
      h('h3', {}, nameOf(device)),
      h('span', { class: 'condition' },
        h('span', { class: 'symbol', 'aria-hidden': 'true' }, SYMBOL[condition]), words(`device_${condition}`))),
    h('p', { class: 'where' },
      h('span', {}, nameOf(site)),
      jurisdiction && h('span', {}, nameOf(jurisdiction)),
      h('span', {}, familyName(device.family))),
    state.latest.length ? h('dl', {}, state.latest.map(value)) : h('p', { class: 'none' }, words('no_values')),
    h('p', { class: 'heard' }, ...heard(state)));
}

function heard(state) {
  if (!state.heard_at) return [words('never_heard')];
  const [before, after] = words('heard', { ago: '\n' }).split('\n');
  return [before, since(state.heard_at), after];
}

const value = (latest) =>
  h('div', { class: latest.quality },
    h('dt', {}, nameOf(latest)),
    h('dd', {},
      h('strong', {}, quantity(latest.value, latest.unit)),
      latest.flags.map((flag) => h('span', { class: 'chip' }, words(`flag_${flag}`))),
      h('small', {}, since(latest.at))));
