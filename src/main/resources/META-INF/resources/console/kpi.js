import { get, list } from './api.js';
import { byId, h, say } from './dom.js';
import { absolute, quantity } from './format.js';
import { nameOf, words } from './page.js';

const DAYS = [7, 30, 90];
const USUAL_DAYS = 30;
const DAY_MS = 86_400_000;
const MOST_JURISDICTIONS = 5_000;
const GROUPS = {
  load: ['per_day_average', 'per_hour_average', 'per_hour_average_eemua', 'per_10_min_average'],
  peaks: ['per_day_peak', 'per_hour_peak', 'per_10_min_peak', 'per_minute_peak', 'busy_10_min', 'busy_hours', 'in_flood'],
  nuisance: ['top_10', 'chattering', 'fleeting', 'stale_peak'],
  priority: ['priority_urgent', 'priority_high', 'priority_medium', 'priority_low'],
  aside: ['shelved', 'suppressed', 'out_of_service', 'unauthorised'],
};

const form = byId('filter');
/** Counts what was asked, so that a late answer to an earlier question isn't shown. */
let asked = 0;

async function load() {
  const mine = ++asked;
  say(byId('hint'), words('kpi_loading'));
  const { days, jurisdiction } = form.elements;
  const query = { from: new Date(Date.now() - days.value * DAY_MS).toISOString() };
  if (jurisdiction.value) query.jurisdiction = jurisdiction.value;
  try {
    const kpi = await get('/api/v1/alarm-kpi', query);
    if (mine === asked) show(kpi);
  } catch (problem) {
    if (mine === asked) say(byId('hint'), problem.message);
  }
}

function show(kpi) {
  say(byId('hint'), kpi.alarms ? '' : words('kpi_none'));
  byId('span').textContent = [
    words('kpi_alarms', { n: kpi.alarms, from: absolute(kpi.from), to: absolute(kpi.to) }),
    kpi.enough ? '' : words('kpi_short'),
  ].join(' ');
  const indicators = new Map(kpi.indicators.map((indicator) => [indicator.id, indicator]));
  byId('groups').replaceChildren(...Object.entries(GROUPS).map(([name, ids]) =>
    h('section', { class: 'group' },
      h('h3', {}, words(`kpi_group_${name}`)),
      h('dl', {}, ids.map((id) => figure(indicators.get(id)))))));
  byId('actors').hidden = !kpi.bad_actors.length;
  byId('actor-list').replaceChildren(...kpi.bad_actors.map(actor));
}

function figure({ id, value, unit, target, met, manageable }) {
  const verdict = verdictOf(met, manageable);
  return h('div', { 'data-id': id, 'data-verdict': verdict },
    h('dt', {}, words(`kpi_${id}`), target && h('small', {}, ...targetOf(target, unit))),
    h('dd', {},
      h('strong', {}, shown(value, unit)),
      h('span', { class: 'verdict' }, words(verdict ? `kpi_${verdict}` : 'kpi_no_target'))));
}

function verdictOf(met, manageable) {
  if (met === null) return undefined;
  if (met) return 'met';
  return manageable ? 'manageable' : 'missed';
}

const targetOf = ({ bound, value, maximum, source }, unit) => [
  words(`kpi_${bound}`, { n: shown(value, unit) }),
  maximum !== null && `, ${words('kpi_maximum', { n: shown(maximum, unit) })}`,
  ` · ${source}`,
].filter(Boolean);

const shown = (value, unit) => quantity(Math.round(value * 100) / 100, unit === '%' ? '%' : '');

const actor = ({ subject, alarms, share }) =>
  h('li', {},
    h('span', {}, nameOf({ name: subject.rule_name, name_en: subject.rule_name_en, id: subject.rule }), ' · ',
      nameOf({ name: subject.device_name, name_en: subject.device_name_en, id: subject.device })),
    h('meter', { min: 0, max: 100, value: share }),
    h('small', {}, words('kpi_actor_alarms', { n: alarms, share: Math.round(share * 10) / 10 })));

async function offerJurisdictions() {
  const { items } = await list('/api/v1/jurisdictions', { limit: 1_000 }, MOST_JURISDICTIONS);
  form.elements.jurisdiction.append(...items.map((item) => h('option', { value: item.code }, nameOf(item))));
}

form.elements.days.append(...DAYS.map((n) => h('option', { value: n, selected: n === USUAL_DAYS }, words('kpi_days', { n }))));
form.addEventListener('input', load);
form.addEventListener('submit', (event) => event.preventDefault());
offerJurisdictions().catch((problem) => say(byId('hint'), problem.message));
load();
