import { h } from './dom.js';

const NUMBER = { urgent: '1', high: '2', medium: '3', low: '4' };

/** Shape, number and word as well as colour: nobody has to tell red from orange. */
export const priorityMark = (priority) =>
  h('span', { class: 'mark', 'data-priority': priority, 'aria-hidden': 'true' }, NUMBER[priority]);
