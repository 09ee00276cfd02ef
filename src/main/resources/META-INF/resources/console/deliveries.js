import { get, list, post, Refusal } from './api.js';
import { confirm } from './confirm.js';
import { deliveryItem, typeName } from './delivery-item.js';
import { arrange, byId, h, say } from './dom.js';
import { fromField, toField } from './format.js';
import { stepNames } from './names.js';
import { page, words } from './page.js';

const PAGE = 50;
const LARGEST_PAGE = 1_000;
const EVERY_MS = 10_000;
const MOST_RECIPIENTS = 5_000;

const form = byId('filter');
const recipients = new Map();
let steps = new Map();
let items = [];
let cursor;
let loaded = false;
/** Counts what was asked, so that a late answer to an earlier question isn't shown. */
let asked = 0;

/** What the filter names, as the API wants it. */
function query() {
  const { recipient, state, from, to, alarm } = form.elements;
  const named = {
    recipient: recipient.value, state: state.value, from: fromField(from.value), to: fromField(to.value),
    alarm: alarm.value.trim(),
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value));
}

/** From the beginning, as many as are shown already. */
async function load(most = PAGE) {
  const mine = ++asked;
  try {
    const answer = await get('/api/v1/deliveries', { ...query(), limit: Math.min(LARGEST_PAGE, most) });
    if (mine !== asked) return;
    items = answer.items;
    cursor = answer.next_cursor;
    loaded = true;
    show();
  } catch (problem) {
    if (mine === asked) refuse(problem);
  }
}

async function loadMore() {
  const mine = ++asked;
  const button = byId('more');
  button.disabled = true;
  try {
    const answer = await get('/api/v1/deliveries', { ...query(), limit: PAGE, cursor });
    if (mine !== asked) return;
    items = [...items, ...answer.items];
    cursor = answer.next_cursor;
    show();
  } catch (problem) {
    if (mine === asked) refuse(problem);
  } finally {
    button.disabled = false;
  }
}

/** What was shown is no answer to what was asked, unless only the answer didn't come. */
function refuse(problem) {
  if (problem instanceof Refusal) {
    items = [];
    cursor = undefined;
  }
  show();
  say(byId('hint'), words('not_loaded', { reason: problem.message }));
}

function show() {
  items.forEach(({ recipient }) => learn(recipient));
  arrange(byId('delivery-list'), items, (delivery) => delivery.id, 
    (delivery) => JSON.stringify([delivery, nameOfStep(delivery.step)]), row);
  say(byId('hint'), items.length ? '' : words('deliveries_none'));
  byId('counted').textContent = items.length ? words(cursor ? 'deliveries_first' : 'deliveries_shown', { n: items.length }) : '';
  byId('more').hidden = !cursor;
  const n = dead().length;
  byId('redrive').hidden = !page.may_administer || n < 1;
  byId('redrive').textContent = words('redrive_all', { n });
}

const nameOfStep = (step) => steps.get(step) ?? step;

const dead = () => items.filter((delivery) => delivery.state === 'dead');

const row = (delivery) => deliveryItem(delivery, {
  heading: (one) => h('h3', {}, typeName(one), h('span', { class: 'quiet' },
    ' → ', h('a', { href: `/deliveries?${new URLSearchParams({ recipient: one.recipient.id })}` }, one.recipient.name),
    one.alarm && ' · ', one.alarm && h('a', { href: `/alarms/${one.alarm}` }, words('alarm')))),
  nameOfRecipient: (recipient) => recipients.get(recipient) ?? recipient,
  nameOfStep,
  action: page.may_administer && delivery.state === 'dead' && h('button', {
    class: 'again', onclick: () => redrive([delivery], { ids: [delivery.id] }),
  }, words('redrive')),
});

/** Where there is more than can be seen, what the filter names counts; an alarm it can't name. */
function redriveAll() {
  const { recipient, from, to, alarm } = query();
  const byFilter = cursor && !alarm && (recipient || from || to);
  redrive(dead(), byFilter ? { recipient, from, to } : { ids: dead().map((delivery) => delivery.id) }, byFilter);
}

async function redrive(which, body, andMore) {
  const names = [...new Set(which.map((delivery) => delivery.recipient.name))].join(words('comma'));
  const answer = await confirm({
    title: words('redrive'),
    text: [words(which.length === 1 ? 'redrive_ask_one' : 'redrive_ask', { n: which.length, names }),
      andMore && words('redrive_ask_more')].filter(Boolean).join(' '),
    submit: words('redrive'),
    act: () => post('/api/v1/deliveries/redrive', body),
  });
  if (!answer) return;
  say(byId('outcome'), words(answer.notifications === 1 ? 'redriven_one' : 'redriven', { n: answer.notifications }));
  load(items.length);
}

function learn({ id, name }) {
  if (recipients.has(id)) return;
  recipients.set(id, name);
  const select = form.elements.recipient;
  const known = [...select.options].find((option) => option.value === id);
  if (known) known.textContent = name;
  else select.append(h('option', { value: id }, name));
}

/** The filter is in the address, so that others can be led to what one sees. */
function readAddress() {
  const address = new URLSearchParams(location.search);
  const { recipient, state, from, to, alarm } = form.elements;
  const id = address.get('recipient');
  if (id) recipient.append(h('option', { value: id }, id));
  recipient.value = id ?? '';
  state.value = address.get('state') ?? '';
  alarm.value = address.get('alarm') ?? '';
  for (const [field, name] of [[from, 'from'], [to, 'to']]) {
    const time = address.get(name);
    if (time && !Number.isNaN(Date.parse(time))) field.value = toField(time);
  }
}

function changed() {
  const text = new URLSearchParams(query()).toString();
  history.replaceState(null, '', text ? `?${text}` : location.pathname);
  say(byId('outcome'), '');
  load();
}

async function offerRecipients() {
  const { items: all } = await list('/api/v1/recipients', { limit: 1_000 }, MOST_RECIPIENTS);
  all.forEach(learn);
}

readAddress();
form.addEventListener('change', changed);
form.addEventListener('submit', (event) => event.preventDefault());
byId('more').addEventListener('click', loadMore);
byId('redrive').addEventListener('click', redriveAll);
load();
if (page.may_administer) offerRecipients().catch((problem) => console.warn(problem));
stepNames().then((names) => {
  steps = names;
  if (loaded) show();
}).catch((problem) => console.warn(problem));
setInterval(() => byId('more').disabled || load(Math.max(PAGE, items.length)), EVERY_MS);
