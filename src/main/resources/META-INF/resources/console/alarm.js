import { actionsFor, prepareActions } from './actions.js';
import { alarmCard, standard } from './alarm-list.js';
import { get } from './api.js';
import { drawChart } from './chart.js';
import { deliveryItem, typeName } from './delivery-item.js';
import { arrange, byId, h, say } from './dom.js';
import { absolute, quantity } from './format.js';
import { historyEntry } from './history.js';
import { stepNames } from './names.js';
import { nameOf, page, words } from './page.js';
import { at, refreshTimes } from './when.js';

const EVERY_MS = 10_000;
const TICK_MS = 1_000;

const id = location.pathname.split('/').at(-1);
let shown;
/** Draws the readings anew when there is more or less room. */
let chart = new ResizeObserver(() => {});
let steps = new Map();

async function load() {
  try {
    show(await get(`/api/v1/alarms/${id}`));
    say(byId('hint'), '');
  } catch (problem) {
    say(byId('hint'), words('load_failed', { reason: problem.message }));
  }
}

function show(alarm) {
  const text = JSON.stringify(alarm);
  if (text === shown) return;
  shown = text;
  byId('sentence').textContent = sentence(alarm);
  document.title = `${nameOf(alarm.rule)} · ${nameOf(alarm.site)} · ${words('product')}`;
  byId('alarm').replaceChildren(alarmCard(alarm, { tag: 'div', actions: actionsFor(alarm) }));
  showReadings(alarm);
  arrange(byId('history'), alarm.history, (entry) => entry.sequence, (entry) => nameOfStep(entry.reason),
    (entry) => historyEntry(entry, alarm, nameOfStep));
  showDeadlines(alarm.deadlines);
  showTold(alarm);
  showNext(alarm.next_step);
}

/** What is wrong where, in words that can be read out on the telephone. */
function sentence(alarm) {
  const { value, limit, unit } = alarm;
  const has = (number) => number !== null && number !== undefined;
  return words(has(value) ? 'alarm_sentence' : 'alarm_sentence_bare', {
    site: nameOf(alarm.site),
    device: [nameOf(alarm.device), alarm.container].filter(Boolean).join(' '),
    rule: nameOf(alarm.rule),
    value: has(value) && quantity(value, unit),
    source: [has(limit) && `${words('limit')} ${quantity(limit, unit)}`, [standard(alarm.rule), alarm.rule.clause].filter(Boolean).join(' ')]
      .filter(Boolean).join(words('comma')),
    since: absolute(alarm.onset_at),
  });
}

function showReadings(alarm) {
  byId('chart-section').hidden = !alarm.readings.length;
  chart.disconnect();
  if (!alarm.readings.length) return;
  chart = new ResizeObserver(() => drawChart(byId('chart'), alarm, alarm.readings));
  chart.observe(byId('chart-section'));
}

function showDeadlines(deadlines) {
  byId('deadlines').hidden = !deadlines.length;
  arrange(byId('deadline-list'), deadlines, (deadline) => deadline.id, JSON.stringify, (deadline) => {
    const own = (name) => (page.language.startsWith('zh') ? deadline[name] : deadline[`${name}_en`]);
    return h('li', { class: 'deadline row' },
      h('p', { class: 'condition-text' }, own('condition')),
      h('h4', {}, own('name')),
      h('p', {}, words('deadline_who', { reporter: own('reporter'), to: own('to') })),
      h('p', {}, ...due(deadline)),
      h('p', { class: 'quiet' }, deadline.basis),
      deadline.note && h('p', { class: 'quiet' }, own('note')));
  });
}

/** Only "if": nobody must take a clock that may not run for one that does. */
function due({ due_at: time, overdue }) {
  if (overdue === null) return [words('deadline_at_once')];
  return [words('deadline_by'), ' ', at(time), overdue && ` · ${words('deadline_over')}`].filter(Boolean);
}

const nameOfStep = (step) => steps.get(step) ?? step;

/** Whom it goes to next, unless somebody takes note. */
function showNext(next) {
  byId('next-step').hidden = !next;
  if (!next) return;
  const { due_at: due, to } = next;
  byId('next-step').replaceChildren(
    words(due ? 'next_step' : 'next_step_stopped', { step: nameOf(next), names: to.map(({ name }) => name).join(words('comma')) }),
    ...(due ? [' ', h('strong', {}, at(due))] : []));
}

function showTold({ deliveries, device, rule, raised_at: raised }) {
  const recipients = new Map(deliveries.map(({ recipient }) => [recipient.id, recipient.name]));
  const nameOfRecipient = (recipient) => recipients.get(recipient) ?? recipient;
  say(byId('told-hint'), deliveries.length ? '' : words('told_nobody'));
  byId('audience').href = `/routing?${new URLSearchParams({ device: device.id, rule: rule.id, at: raised })}`;
  const groups = [...recipients].map(([recipient, name]) =>
    ({ recipient, name, own: deliveries.filter((delivery) => delivery.recipient.id === recipient) }));
  arrange(byId('told-list'), groups, (group) => group.recipient, (group) => JSON.stringify([group.own, group.own.map(({ step }) => nameOfStep(step))]),
    ({ recipient, name, own }) => h('li', {},
      h('h4', {}, h('a', { href: `/deliveries?${new URLSearchParams({ recipient })}` }, name)),
      h('ul', { class: 'rows' }, own.map((delivery) => deliveryItem(delivery, {
        heading: (one) => h('strong', {}, typeName(one)), nameOfRecipient, nameOfStep,
      })))));
}

prepareActions(load);
/** Without the names the ids of steps have to do. */
stepNames().then((names) => {
  steps = names;
  shown = undefined;
  return load();
}).catch((problem) => console.warn(problem));
load();
setInterval(load, EVERY_MS);
setInterval(refreshTimes, TICK_MS);
