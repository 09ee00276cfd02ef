import { get } from './api.js';
import { byId, h, say } from './dom.js';
import { absolute, duration, fromField, seconds, toField } from './format.js';
import { nameOf, page, words } from './page.js';
import { at } from './when.js';

const SUGGESTIONS = 20;
const TYPING_MS = 250;

const form = byId('question');
const { device, rule, at: moment } = form.elements;
/** Counts what was asked, so that a late answer to an earlier question isn't shown. */
let asked = 0;
let typing;

/** Whom would one call, and when? Gives back what asks again, for when routes have changed. */
export function prepareAudience() {
  device.addEventListener('input', () => {
    clearTimeout(typing);
    typing = setTimeout(suggest, TYPING_MS);
  });
  device.addEventListener('change', offerRules);
  rule.addEventListener('change', ask);
  moment.addEventListener('change', ask);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    offerRules();
  });
  const address = new URLSearchParams(location.search);
  const time = address.get('at');
  if (time && !Number.isNaN(Date.parse(time))) moment.value = toField(time);
  if (address.has('device')) {
    device.value = address.get('device');
    offerRules(address.get('rule'));
  } else suggest();
  return () => rule.value && ask();
}

/** Devices whose id or name has what is written. */
async function suggest() {
  try {
    const { items } = await get('/api/v1/devices', { q: device.value.trim(), limit: SUGGESTIONS });
    byId('devices').replaceChildren(...items.map((item) => h('option', { value: item.id }, `${nameOf(item)} · ${item.site}`)));
  } catch (problem) {
    say(byId('hint'), words('not_loaded', { reason: problem.message }));
  }
}

async function offerRules(wanted) {
  const mine = ++asked;
  const id = device.value.trim();
  rule.disabled = true;
  rule.replaceChildren();
  byId('audience').hidden = true;
  if (!id) return say(byId('hint'), words('audience_choose'));
  try {
    const rules = await get('/api/v1/audience/rules', { device: id });
    if (mine !== asked) return undefined;
    rule.append(...rules.map((one) => h('option', { value: one.id }, `${nameOf(one)} · ${words(`priority_${one.priority}`)} · ${one.id}`)));
    rule.disabled = !rules.length;
    if (!rules.length) return say(byId('hint'), words('no_rules'));
    if (typeof wanted === 'string' && rules.some((one) => one.id === wanted)) rule.value = wanted;
    return await ask();
  } catch (problem) {
    return mine === asked && say(byId('hint'), words('not_loaded', { reason: problem.message }));
  }
}

async function ask() {
  const mine = ++asked;
  const query = { device: device.value.trim(), rule: rule.value };
  if (moment.value) query.at = fromField(moment.value);
  history.replaceState(null, '', `?${new URLSearchParams(query)}`);
  try {
    const audience = await get('/api/v1/audience', query);
    if (mine === asked) show(audience);
  } catch (problem) {
    if (mine !== asked) return;
    byId('audience').hidden = true;
    say(byId('hint'), words('not_loaded', { reason: problem.message }));
  }
}

function show({ at: time, told, unanswered }) {
  say(byId('hint'), told.length ? '' : words('audience_nobody'));
  byId('audience').hidden = false;
  byId('asked').textContent = words(unanswered.length ? 'audience_at_gap' : 'audience_at',
    { time: absolute(time), told: told.length, gap: unanswered.length });
  byId('audience-list').replaceChildren(...told.map(rung));
  byId('gap').hidden = !unanswered.length;
  byId('unanswered').replaceChildren(...unanswered.map(gap));
}

const rung = (one) => h('li', { class: 'rung', 'data-part': one.part ?? 'subscriber' },
  h('div', { class: 'when' }, h('strong', {}, wait(one.after)), at(one.due)),
  h('div', {},
    h('h3', {}, one.name, ' ', h('span', { class: 'chip' }, words(`part_${one.part ?? 'subscriber'}`))),
    h('p', { class: 'quiet' },
      one.step && h('span', { class: 'note' }, nameOf(one.step)),
      h('span', { class: 'note' }, words(`format_${one.format}`)),
      one.basis && h('span', { class: 'note' }, basis(one.basis))),
    later(one) && h('p', {}, words(one.together ? 'sent_together' : 'sent_later'), ' ', at(one.sent_at))));

const later = (one) => one.together || one.sent_at !== one.due;

const gap = (one) => h('li', {},
  h('strong', {}, nameOf(one)), ' ', h('span', { class: 'chip' }, words(`part_${one.part}`)),
  h('p', { class: 'quiet' },
    one.site && h('span', { class: 'note' }, one.site),
    nameOf(one.step) !== nameOf(one) && h('span', { class: 'note' }, nameOf(one.step)),
    h('span', { class: 'note' }, wait(one.after)),
    h('span', { class: 'note' }, basis(one.basis))),
  page.may_administer && h('a', { class: 'button', href: `/recipients?${office(one)}` }, words('add_for_office')));

function office({ kind, department, jurisdiction, site, name }) {
  const given = Object.entries({ kind, department, jurisdiction, site, name }).filter(([, value]) => value);
  return new URLSearchParams(given);
}

const wait = (length) => (seconds(length) ? words('after_wait', { wait: duration(length) }) : words('at_once'));

const basis = ({ document, task, set }) => [document, task, set].filter(Boolean).join(' ');
