import { h } from './dom.js';
import { wordOr, words } from './page.js';
import { at } from './when.js';

/** What one notification came to: what it tells, where it stands, every attempt, and what happens next. */
export function deliveryItem(delivery, { heading, nameOfRecipient, nameOfStep, action }) {
  const { state, step, stands_in: standsIn, digest } = delivery;
  return h('li', { class: 'delivery row', 'data-state': state },
    h('div', { class: 'row-head' },
      heading(delivery),
      h('span', { class: 'state-word' }, words(`delivery_${state}`))),
    h('p', { class: 'quiet' }, ...times(delivery)),
    (step || standsIn || digest) && h('p', {},
      step && h('span', { class: 'note' }, words('by_step', { step: nameOfStep(step) })),
      standsIn && h('span', { class: 'note' }, words('standing_in', { name: nameOfRecipient(standsIn) })),
      digest && h('span', { class: 'note' }, words('in_digest'))),
    attempts(delivery.attempts),
    action);
}

/** For instance `Alarm raised`. */
export const typeName = (delivery) => wordOr(`type_${delivery.type.replace('health.vigil.', '').replaceAll('.', '_')}`, delivery.type);

function times({ created_at: created, delivered_at: delivered, next_attempt_at: next, state }) {
  return [
    words('written'), ' ', at(created),
    ...(delivered ? [' · ', words('arrived'), ' ', at(delivered)] : []),
    ...(next ? [' · ', h('strong', {}, words(state === 'collecting' ? 'goes_out' : 'next_attempt'), ' ', at(next))] : []),
    ...(state === 'dead' ? [' · ', words('given_up')] : []),
  ];
}

function attempts(all) {
  if (!all.length) return h('p', { class: 'quiet' }, words('no_attempt'));
  const last = all.at(-1);
  return h('details', { class: 'attempts' },
    h('summary', {},
      words(all.length === 1 ? 'attempts_one' : 'attempts', { n: all.length }), ' ',
      h('span', { class: 'quiet' }, outcome(last))),
    h('ol', {}, all.map((attempt) => h('li', {},
      h('span', {}, at(attempt.at), ' · ', outcome(attempt), ' · ', words('latency', { ms: attempt.latency_ms })),
      attempt.response_head && h('code', { class: 'answer' }, attempt.response_head)))));
}

/** For instance `refused, HTTP 500`. */
export const outcome = ({ outcome: word, status }) =>
  [wordOr(`outcome_${word}`, word), status && `HTTP ${status}`].filter(Boolean).join(', ');
