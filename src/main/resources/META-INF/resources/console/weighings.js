import { kilograms } from './custody.js';
import { h } from './dom.js';
import { given, quantity } from './format.js';
import { words } from './page.js';
import { at } from './when.js';

/** The three points where a container is weighed, and the events that carry the weight there, the first that does. */
const POINTS = {
  in: ['collected', 'stored'],
  out: ['handed_over'],
  plant: ['arrived', 'accepted'],
};

/** What it weighed on its way, and by how much each weight differs from the one before. */
export function weighings({ timeline, breaches }) {
  let before;
  const rows = Object.entries(POINTS).map(([point, types]) => {
    const event = types.map((type) => timeline.find((one) => one.type === `container.${type}` && given(one.weight_kg))).find(Boolean);
    const row = line(point, event, before);
    if (event) before = event.weight_kg;
    return row;
  });
  const off = breaches.some(({ check }) => check.endsWith('_balance'));
  return h('table', { class: 'weighings', 'data-off': off },
    h('thead', {}, h('tr', {}, ['weigh_point', 'weight', 'weight_difference'].map((name) => h('th', { scope: 'col' }, words(name))))),
    h('tbody', {}, rows));
}

const line = (point, event, before) => h('tr', {},
  h('th', { scope: 'row' }, words(`weigh_${point}`), event && h('small', {}, at(event.at))),
  h('td', {}, event ? kilograms(event.weight_kg) : words('not_weighed')),
  h('td', {}, event && given(before) ? difference(event.weight_kg - before, before) : '–'));

function difference(kg, of) {
  const sign = kg > 0 ? '+' : '';
  const share = of ? ` (${sign}${quantity(Math.round((kg / of) * 1000) / 10)} %)` : '';
  return `${sign}${kilograms(kg)}${share}`;
}
