import { get, post } from './api.js';
import { confirm } from './confirm.js';
import { arrange, byId, h, say } from './dom.js';
import { nameOf, page, words } from './page.js';
import { at } from './when.js';

/** The routing sets: shipped, imported, in force. `changed` is called when one has come into force. */
export async function showSets(changed) {
  try {
    const { items } = await get('/api/v1/routing-sets');
    say(byId('sets-hint'), items.length ? '' : words('sets_none'));
    byId('none-in-force').hidden = items.some((set) => set.in_force);
    arrange(byId('set-list'), items, (set) => set.id, JSON.stringify, (set) => card(set, changed));
  } catch (problem) {
    say(byId('sets-hint'), words('not_loaded', { reason: problem.message }));
  }
}

function card(set, changed) {
  const head = set.document ?? {};
  const standing = standingOf(set);
  return h('li', { class: 'set row', 'data-standing': standing },
    h('div', { class: 'row-head' },
      h('h3', {}, nameOf({ ...head, id: set.id })),
      h('span', { class: 'state-word' }, words(`set_${standing}`))),
    h('p', { class: 'quiet' }, [set.id, head.basis, head.jurisdiction].filter(Boolean).map((text) => h('span', { class: 'note' }, text)),
      head.valid_from && h('span', { class: 'note' },
        words(head.valid_to ? 'valid_between' : 'valid_since', { from: head.valid_from, to: head.valid_to }))),
    set.imported_at && h('p', { class: 'quiet' }, words('imported_by', { by: set.imported_by, version: set.version }), ' ', at(set.imported_at)),
    warnings(set),
    page.may_administer && standing === 'shipped' && h('div', { class: 'tools' },
      h('button', { class: 'import', 'aria-label': `${words('import')}: ${set.id}`, onclick: () => importSet(set, changed) }, words('import'))));
}

function standingOf({ state, in_force: inForce, faults }) {
  if (faults.length) return 'faulty';
  if (state === 'shipped') return 'shipped';
  return inForce ? 'in_force' : 'imported';
}

const warnings = ({ warnings: texts, faults }) =>
  [...texts, ...faults.map(({ path, reason }) => `${path}: ${reason}`)].map((text) => h('p', { class: 'warning' }, text));

async function importSet(set, changed) {
  const answer = await confirm({
    title: words('import'),
    text: words('import_ask', { name: nameOf({ ...set.document, id: set.id }) }),
    submit: words('import'),
    act: () => post(`/api/v1/routing-sets/${encodeURIComponent(set.id)}/import`),
  });
  if (!answer) return;
  say(byId('imported'), words('import_done', { name: nameOf({ ...set.document, id: set.id }) }));
  await showSets(changed);
  changed();
}

/** The working calendars, with the years that each knows the holidays of. */
export async function showCalendars() {
  try {
    const { items } = await get('/api/v1/calendars');
    const whole = await Promise.all(items.map((calendar) => get(`/api/v1/calendars/${encodeURIComponent(calendar.id)}`)));
    say(byId('calendars-hint'), whole.length ? '' : words('calendars_none'));
    byId('calendar-list').replaceChildren(...whole.map(calendarCard));
  } catch (problem) {
    say(byId('calendars-hint'), words('not_loaded', { reason: problem.message }));
  }
}

function calendarCard(calendar) {
  const { hours = [], years = {}, ...head } = calendar.document ?? {};
  return h('li', { class: 'calendar row' },
    h('div', { class: 'row-head' },
      h('h3', {}, nameOf({ ...head, id: calendar.id })),
      h('span', { class: 'state-word' }, words(`calendar_${calendar.state}`))),
    h('p', { class: 'quiet' }, words('working_hours', { hours: hours.join(words('comma')) })),
    h('ul', {}, Object.entries(years).map(([year, { source }]) => h('li', {}, h('strong', {}, year), ' ', h('span', { class: 'quiet' }, source)))),
    warnings(calendar));
}
