import { arrange, byId, h, say } from './dom.js';
import { offer, prepareFilter, queryOf } from './filter.js';
import { lots, lotLine } from './lots.js';
import { siteNames } from './names.js';
import { Paged } from './paged.js';
import { words } from './page.js';
import { at } from './when.js';

const PAGE = 50;
const EVERY_MS = 10_000;

const form = byId('filter');
const consignments = new Paged('/api/v1/consignments', () => queryOf(form), PAGE, show);
let sites = new Map();
let known = new Map();

function show(problem) {
  const { items, more } = consignments;
  arrange(byId('consignment-list'), items, (consignment) => consignment.id,
    (consignment) => JSON.stringify([consignment, nameOfSite(consignment.from_site), known.size]), row);
  byId('counted').textContent = items.length ? words(more ? 'consignments_first' : 'consignments_shown', { n: items.length }) : '';
  byId('more').hidden = !more;
  if (problem) say(byId('hint'), words('not_loaded', { reason: problem.message }));
  else say(byId('hint'), items.length ? '' : words('consignments_none'));
}

const nameOfSite = (id) => sites.get(id) ?? id;

function row(consignment) {
  const { id, from_site: from, to_site: to, dispatched_at: dispatched, arrived_at: arrived, decision } = consignment;
  const standing = decision ?? (arrived ? 'arrived' : 'on_its_way');
  return h('li', { class: 'consignment row', 'data-verdict': standing },
    h('div', { class: 'row-head' },
      h('h3', {}, h('a', { href: `/consignments/${encodeURIComponent(id)}` }, id)),
      h('span', { class: 'state-word' }, words(decision ? `decided_${decision}` : `verdict_${standing}`))),
    h('p', { class: 'where' }, h('strong', {}, `${nameOfSite(from)} → ${nameOfSite(to)}`),
      h('span', {}, at(dispatched), arrived && [' – ', at(arrived)])),
    h('p', { class: 'quiet' }, consignment.lots.map((one) => h('span', { class: 'note' }, lotLine(one, known)))));
}

prepareFilter(form, () => consignments.restart());
byId('more').addEventListener('click', () => consignments.add());
consignments.restart();
setInterval(() => consignments.refresh(), EVERY_MS);
Promise.all([siteNames(), lots()]).then(([names, all]) => {
  sites = names;
  known = all;
  names.forEach((name, id) => ['from_site', 'to_site'].forEach((field) => offer(form.elements[field], id, name)));
  if (consignments.loaded) show();
}).catch((problem) => console.warn(problem));
