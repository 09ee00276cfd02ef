import { get, list, Refusal } from './api.js';
import { eventForm } from './container-event.js';
import { ageMark, breachChip, stateName, storeAge } from './custody.js';
import { arrange, byId, h, say } from './dom.js';
import { given, quantity } from './format.js';
import { siteNames } from './names.js';
import { nameOf, page, words } from './page.js';
import { trail } from './trail.js';
import { weighings } from './weighings.js';
import { at, refreshTimes, timeLeft } from './when.js';

const EVERY_MS = 10_000;
const TICK_MS = 1_000;
const MOST_ALARMS = 1_000;

const { id } = byId('main').dataset;
let shown;
/** The alarms of this container by their rules, the newest of each. */
let alarms = new Map();

async function load() {
  try {
    const container = await get(`/api/v1/containers/${encodeURIComponent(id)}`);
    alarms = await alarmsOf(container);
    show(container);
    say(byId('hint'), '');
  } catch (problem) {
    say(byId('hint'), words(problem instanceof Refusal ? 'not_loaded' : 'load_failed', { reason: problem.message }));
  }
}

async function alarmsOf({ breaches }) {
  if (!breaches.length) return new Map();
  const { items } = await list('/api/v1/alarms', { item: `container:${id}`, limit: 200 }, MOST_ALARMS);
  return new Map(items.reverse().map((alarm) => [alarm.rule.id, alarm.id]));
}

function show(container) {
  const text = JSON.stringify([{ ...container, age_hours: undefined }, [...alarms]]);
  if (text === shown) return;
  shown = text;
  byId('top').hidden = false;
  byId('state').textContent = stateName(container.state);
  byId('state').dataset.state = container.state;
  byId('facts').replaceChildren(...facts(container));
  showClocks(container);
  byId('weighings').replaceChildren(weighings(container));
  arrange(byId('trail'), trail(container), (step) => step.key, (step) => JSON.stringify(step.what), (step) => step.make());
  showChain(container.hashes);
}

function facts({ site, department, category, kind, jurisdiction, holder, place, trip, manifest, vehicle, bin }) {
  const all = {
    fact_site: site && nameOf(site),
    fact_department: department,
    fact_category: category && `${category} ${words(`category_${category}`)}`,
    fact_kind: kind && words(`kind_${kind}`),
    fact_holder: holder,
    fact_place: place,
    fact_trip: trip,
    fact_manifest: manifest && h('a', { href: `/api/v1/manifests/${manifest}.pdf` }, manifest),
    fact_vehicle: vehicle,
    fact_bin: bin && h('a', { href: `/containers/${encodeURIComponent(bin)}` }, bin),
    fact_jurisdiction: jurisdiction,
  };
  return Object.entries(all).filter(([, value]) => value)
    .map(([name, value]) => h('div', {}, h('dt', {}, words(name)), h('dd', {}, value)));
}

/** How long it has been in the store, the next limit, and what is broken. */
function showClocks({ state, stored_at: stored, due_at: due, overdue_since: overdue, breaches }) {
  byId('clocks').replaceChildren(...[
    stored && state === 'stored' && h('p', {}, words('in_store_for'), ' ', ageMark(stored, storeAge(stored))),
    due && h('p', {}, words('next_limit'), ' ', h('strong', {}, timeLeft(due)), ' · ', at(due)),
    overdue && h('p', { class: 'warning' }, words('overdue'), ' ', h('strong', {}, timeLeft(overdue)), ' · ', at(overdue)),
    !breaches.length && h('p', { class: 'fine' }, words('nothing_broken')),
  ].filter(Boolean));
  arrange(byId('breach-list'), breaches, (breach) => `${breach.rule} ${breach.since}`,
    (breach) => JSON.stringify([breach, alarms.get(breach.rule)]), breachRow);
}

const breachRow = (breach) => h('li', { class: 'row', 'data-priority': breach.priority },
  h('p', {}, breachChip(breach), ' ', h('span', { class: 'level' }, words(`priority_${breach.priority}`))),
  h('p', { class: 'quiet' },
    h('span', { class: 'note' }, words('broken_since'), ' ', at(breach.since)),
    given(breach.value) && h('span', { class: 'note' }, quantity(breach.value)),
    alarms.has(breach.rule) && h('span', { class: 'note' }, h('a', { href: `/alarms/${alarms.get(breach.rule)}` }, words('alarm')))));

function showChain({ records, intact, head }) {
  byId('chain').dataset.intact = String(intact);
  byId('chain').replaceChildren(
    h('strong', {}, words(intact ? 'chain_intact' : 'chain_broken')), ' ',
    h('span', {}, words('chain_records', { n: records })),
    head && h('code', { class: 'answer' }, head));
}

async function record() {
  const answer = await eventForm(id, await siteNames('medical_waste').catch(() => new Map()));
  if (!answer) return;
  say(byId('recorded'), words(answer.duplicate ? 'event_known' : 'event_recorded'));
  load();
}

if (page.may_handle) {
  byId('record').hidden = false;
  byId('record').addEventListener('click', record);
}
load();
setInterval(load, EVERY_MS);
setInterval(refreshTimes, TICK_MS);
