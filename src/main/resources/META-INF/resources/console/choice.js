import { h } from './dom.js';

/** A choice of few, all of them to be seen: radio buttons of that name. */
export const choice = (name, options) => options.map(([value, text]) =>
  h('label', {}, h('input', { type: 'radio', name, value, required: true }), text));
