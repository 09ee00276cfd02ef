import { post } from './api.js';
import { confirm } from './confirm.js';
import { eventName } from './custody.js';
import { h } from './dom.js';
import { fromField, toFieldWithSeconds } from './format.js';
import { words } from './page.js';

/** What people may have to put on record by hand; what is most often missing from the machines goes first. */
const TYPES = ['lost', 'found', 'leaked', 'seal_broken', 'accepted', 'rejected', 'collected', 'stored', 'handed_over', 'in_transit',
  'arrived', 'plant_stored', 'treated', 'closed', 'returned', 'exempted'];
const TEXTS = ['by', 'to', 'place', 'seal'];

/**
 * Asks an officer for an event of this container and records it; resolves to the answer, or to undefined if cancelled.
 *
 * @param sites names by ids, of those that it can have happened at
 */
export const eventForm = (container, sites) => confirm({
  title: words('event_record'),
  text: words('event_record_about', { id: container }),
  submit: words('event_record'),
  fields: [
    h('div', { class: 'fields' },
      h('label', {}, words('event_type'), h('select', { name: 'type' },
        TYPES.map((type) => h('option', { value: `container.${type}` }, eventName(type))))),
      h('label', {}, words('event_at'), h('input', {
        type: 'datetime-local', name: 'at', step: 1, required: true, value: toFieldWithSeconds(Date.now()),
      })),
      TEXTS.map((name) => h('label', {}, words(`event_${name}`), h('input', {
        name, maxlength: 200, autocomplete: 'off', list: name === 'place' && 'sites',
      }))),
      h('datalist', { id: 'sites' }, [...sites].map(([value, name]) => h('option', { value }, name))),
      h('label', {}, words('event_weight'), h('input', { type: 'number', name: 'weight_kg', min: 0, step: 'any', inputmode: 'decimal' }))),
    h('label', {}, words('event_why'), h('textarea', { name: 'why', rows: 2, maxlength: 2_000, required: true })),
  ],
  act: (form) => post('/api/v1/containers/events', event(container, form.elements)),
});

function event(container, { type, at, weight_kg: weight, why, ...fields }) {
  const texts = TEXTS.map((name) => [name, fields[name].value.trim()]).filter(([, value]) => value);
  return {
    type: type.value, at: fromField(at.value), container, why: why.value.trim(),
    ...(weight.value && { weight_kg: Number(weight.value) }), ...Object.fromEntries(texts),
  };
}
