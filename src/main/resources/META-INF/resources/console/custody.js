import { h } from './dom.js';
import { given, quantity } from './format.js';
import { nameOf, wordOr, words } from './page.js';
import { priorityMark } from './priority.js';
import { aged } from './when.js';

/** Where a container can be between the ward and its treatment, in the order of its way. */
export const STAGES = ['packed', 'collected', 'stored', 'handed_over', 'in_transit', 'arrived', 'accepted', 'plant_stored'];

const HOUR_MS = 3_600_000;
/** The ages in a store of the institution that are marked: notice, warning, violation (医疗废物管理条例 art. 17: two days). */
const STORE_AGES = [
  { hours: 48, level: 'violation', priority: 'urgent' },
  { hours: 36, level: 'warning', priority: 'medium' },
  { hours: 24, level: 'notice', priority: 'low' },
];

export const stateName = (state) => wordOr(`custody_${state}`, state);

export const eventName = (type) => wordOr(`event_${type.replace('container.', '')}`, type);

export const kilograms = (kg) => (given(kg) ? quantity(Math.round(kg * 1000) / 1000, 'kg') : '–');

/** Of the ages that are marked the one that was reached; nothing below the first. */
export const storeAge = (time) => STORE_AGES.find(({ hours }) => Date.now() - new Date(time) >= hours * HOUR_MS);

/** How old it is, with the mark it has reached: shape, number and word as well as colour. */
export function ageMark(time, reached) {
  return h('span', { class: 'age', 'data-priority': reached?.priority },
    reached && h('span', { class: 'mark', 'data-priority': reached.priority, 'aria-hidden': 'true' }, reached.hours),
    aged(time), reached && [' ', h('span', { class: 'level' }, words(`age_${reached.level}`))]);
}

/** What is broken, with its priority. */
export const breachChip = (breach) =>
  h('span', { class: 'breach', 'data-priority': breach.priority },
    priorityMark(breach.priority), h('span', {}, nameOf({ ...breach, id: breach.check })));

export const containerLink = (id) => h('a', { href: `/containers/${encodeURIComponent(id)}` }, id);
