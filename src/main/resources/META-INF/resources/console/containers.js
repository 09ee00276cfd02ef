import { get } from './api.js';
import { offerJurisdictions, offerSites } from './offers.js';
import { ageMark, breachChip, containerLink, kilograms, stateName, storeAge } from './custody.js';
import { arrange, byId, h, say } from './dom.js';
import { offer, prepareFilter, queryOf } from './filter.js';
import { Paged } from './paged.js';
import { nameOf, page, words } from './page.js';
import { at, refreshTimes, timeLeft } from './when.js';

const PAGE = 50;
const EVERY_MS = 10_000;
const TICK_MS = 1_000;
const STATES = ['generated', 'packed', 'collected', 'stored', 'handed_over', 'in_transit', 'arrived', 'accepted', 'rejected',
  'plant_stored', 'treated', 'closed', 'returned', 'lost', 'exempt'];

const form = byId('filter');
const containers = new Paged('/api/v1/containers', () => queryOf(form), PAGE, show);

function show(problem) {
  const { items, more } = containers;
  arrange(byId('container-list'), items, (container) => container.id,
    (container) => JSON.stringify([{ ...container, age_hours: undefined }, inStore(container)?.hours]), row);
  byId('counted').textContent = items.length ? words(more ? 'containers_first' : 'containers_shown', { n: items.length }) : '';
  byId('more').hidden = !more;
  say(byId('hint'), hint(problem));
}

function hint(problem) {
  if (problem) return words('not_loaded', { reason: problem.message });
  return containers.items.length ? '' : words('containers_none');
}

const inStore = ({ state, stored_at: stored }) => (state === 'stored' && stored ? storeAge(stored) : undefined);

const row = (container) => h('li', { class: 'container row', 'data-state': container.state },
  h('div', { class: 'row-head' },
    h('h3', {}, containerLink(container.id)),
    h('span', { class: 'state-word' }, stateName(container.state), ' ', at(container.state_at))),
  h('p', { class: 'where' },
    container.site && h('strong', {}, nameOf(container.site)),
    container.department && h('span', {}, container.department),
    container.category && h('span', {}, words(`category_${container.category}`)),
    h('span', {}, kilograms(container.weight_kg))),
  h('p', { class: 'clocks' },
    container.stored_at && container.state === 'stored' && ageMark(container.stored_at, inStore(container)),
    container.overdue_since && h('span', { class: 'warning' }, words('overdue'), ' ', timeLeft(container.overdue_since)),
    container.due_at && h('span', { class: 'note' }, words('next_limit'), ' ', timeLeft(container.due_at)),
    container.trip && h('span', { class: 'note' }, words('trip', { id: container.trip })),
    container.manifest && h('span', { class: 'note' }, words('manifest', { id: container.manifest }))),
  container.breaches.length > 0 && h('p', { class: 'breaches' }, container.breaches.map(breachChip)));

/** A label that is scanned or typed leads to its container. */
async function find(event) {
  event.preventDefault();
  const field = byId('label').elements.text;
  try {
    const { container } = await get('/api/v1/containers/labels', { text: field.value.trim() });
    location.assign(`/containers/${encodeURIComponent(container)}`);
  } catch (problem) {
    say(byId('label-problem'), problem.message);
    field.select();
  }
}

STATES.forEach((state) => offer(form.elements.state, state, stateName(state)));
Object.keys(page.words).filter((key) => key.startsWith('check_'))
  .forEach((key) => offer(form.elements.breach, key.slice('check_'.length), words(key)));
prepareFilter(form, () => containers.restart());
byId('label').addEventListener('submit', find);
byId('more').addEventListener('click', () => containers.add());
offerJurisdictions(form.elements.jurisdiction).catch((problem) => console.warn(problem));
offerSites(form.elements.site, 'medical_waste').catch((problem) => console.warn(problem));
containers.restart();
setInterval(() => containers.refresh(), EVERY_MS);
setInterval(refreshTimes, TICK_MS);
