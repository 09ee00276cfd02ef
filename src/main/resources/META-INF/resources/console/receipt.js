import { h } from './dom.js';
import { given, quantity } from './format.js';
import { wordOr, words } from './page.js';
import { at } from './when.js';

/** What is proposed on receipt, for each lot, with every reason. */
export const proposal = ({ verdict, lots }) => h('div', { class: 'stack' },
  h('p', { 'data-verdict': verdict },
    h('span', { class: 'verdict-word' }, words('proposed', { verdict: words(`verdict_${verdict}`) }))),
  lots.map((lot) => h('section', { class: 'lot', 'data-verdict': lot.verdict },
    h('h4', {}, words('lot_line', { vaccine: lot.vaccine, lot: lot.lot, n: lot.quantity }), ' ',
      h('span', { class: 'chip' }, words(`verdict_${lot.verdict}`))),
    h('p', { class: 'quiet' },
      h('span', { class: 'note' }, lot.manufacturer), h('span', { class: 'note' }, words('expires', { day: lot.expiry }))),
    lot.reasons.length ? h('ul', { class: 'reasons' }, lot.reasons.map(reason)) : h('p', { class: 'fine' }, words('no_reason_against')))),
  h('p', { class: 'quiet' }, words('decide_about')));

const reason = ({ ground, verdict, clause, leg, device, from, to, celsius }) => h('li', { 'data-verdict': verdict },
  h('strong', {}, wordOr(`ground_${ground}`, ground)), ' ', h('span', { class: 'chip' }, words(`verdict_${verdict}`)),
  h('p', { class: 'quiet' }, [
    leg && words('leg_of', { n: leg }), device,
    from && [at(from), ' – ', to && at(to)].filter(Boolean),
    given(celsius) && quantity(celsius, '°C'), clause,
  ].filter(Boolean).map((part) => h('span', { class: 'note' }, part))));
