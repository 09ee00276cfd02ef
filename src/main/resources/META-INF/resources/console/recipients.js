import { list, post, put } from './api.js';
import { confirm } from './confirm.js';
import { arrange, byId, h, say } from './dom.js';
import { duration, fromField, toField } from './format.js';
import { departmentNames, divisionNames } from './names.js';
import { words } from './page.js';
import { draftOf, recipientCard, toldOf } from './recipient-card.js';
import { openForm, prepareForm } from './recipient-form.js';
import { showSecret } from './secret.js';

const EVERY_MS = 15_000;
const MOST = 5_000;
const DAY_MS = 86_400_000;
/** How long messages are signed with the old secret too. */
const KEEP_OLD = ['PT24H', 'P7D', 'P30D', 'PT0S'];

const names = { departments: new Map(), divisions: new Map(), recipients: new Map() };
/** What came of the latest thing done with a recipient, shown on its card. */
const outcomes = new Map();
let items = [];

async function load() {
  try {
    ({ items } = await list('/api/v1/recipients', { limit: 200 }, MOST));
    names.recipients = new Map(items.map((recipient) => [recipient.id, recipient.name]));
    show();
    say(byId('hint'), items.length ? '' : words('recipients_none'));
  } catch (problem) {
    say(byId('hint'), words('load_failed', { reason: problem.message }));
  }
}

function show() {
  byId('count').textContent = items.length;
  arrange(byId('recipient-list'), items, (recipient) => recipient.id,
    (recipient) => JSON.stringify([recipient, outcomes.get(recipient.id), toldOf(recipient, names)]),
    (recipient) => recipientCard(recipient, { names, outcome: outcomes.get(recipient.id), acts: acts(recipient) }));
}

function acts(recipient) {
  const signed = recipient.signing === 'v1' || recipient.signing === 'v1a';
  const button = (name, act) => h('button', {
    class: name, 'aria-label': `${words(`recipient_${name}`)}: ${recipient.name}`, onclick: act,
  }, words(`recipient_${name}`));
  return [
    button('test', (event) => test(recipient, event.currentTarget)),
    button('edit', () => edit(recipient)),
    signed && button('rotate', () => rotate(recipient)),
    button('replay', () => replay(recipient)),
    recipient.enabled ? button('disable', () => enable(recipient, false)) : button('enable', () => enable(recipient, true)),
  ].filter(Boolean);
}

function tell(recipient, tone, text, answer) {
  outcomes.set(recipient.id, { tone, text, answer });
  show();
}

async function test(recipient, button) {
  button.disabled = true;
  button.textContent = words('recipient_testing');
  try {
    const found = await post(`/api/v1/recipients/${recipient.id}/test`);
    const arrived = found.outcome === 'delivered';
    tell(recipient, arrived ? 'good' : 'bad', words(arrived ? 'test_arrived' : 'test_failed', {
      outcome: words(`outcome_${found.outcome}`),
      status: found.status ? `HTTP ${found.status}` : words('no_answer'),
      ms: found.latency_ms,
    }), found.response_head);
  } catch (problem) {
    tell(recipient, 'bad', words('action_failed', { reason: problem.message }));
  }
  load();
}

async function rotate(recipient) {
  const answer = await confirm({
    title: words('recipient_rotate'),
    text: words('rotate_ask', { name: recipient.name }),
    submit: words('recipient_rotate'),
    fields: h('label', {}, words('keep_old_for'), h('select', { name: 'keep' },
      KEEP_OLD.map((text) => h('option', { value: text }, text === 'PT0S' ? words('not_at_all') : duration(text))))),
    act: ({ elements }) =>
      post(`/api/v1/recipients/${recipient.id}/rotate-secret?${new URLSearchParams({ keep_old_for: elements.keep.value })}`),
  });
  if (answer) showSecret(answer);
  load();
}

async function replay(recipient) {
  const answer = await confirm({
    title: words('recipient_replay'),
    text: words('replay_ask', { name: recipient.name }),
    submit: words('recipient_replay'),
    fields: [
      h('label', {}, words('since_when'),
        h('input', { type: 'datetime-local', name: 'since', required: true, value: toField(Date.now() - DAY_MS) })),
      h('label', {}, words('until_when'), h('input', { type: 'datetime-local', name: 'until' })),
    ],
    act: ({ elements }) => post(`/api/v1/recipients/${recipient.id}/replay`,
      { since: fromField(elements.since.value), until: fromField(elements.until.value) }),
  });
  if (answer) {
    const n = answer.notifications;
    tell(recipient, 'good', words(n === 1 ? 'redriven_one' : 'redriven', { n }));
  }
}

async function enable(recipient, enabled) {
  try {
    await put(`/api/v1/recipients/${recipient.id}`, { ...draftOf(recipient), enabled }, recipient.version);
    outcomes.delete(recipient.id);
  } catch (problem) {
    tell(recipient, 'bad', words('action_failed', { reason: problem.message }));
  }
  load();
}

const edit = (recipient) => openForm({ recipient, recipients: names.recipients });

function saved(answer) {
  if (answer.secret || answer.public_key) {
    const isNew = !names.recipients.has(answer.id);
    if (isNew) showSecret(answer);
  }
  load();
}

/** Where routes name an office that nobody holds, a link leads here with that office. */
function askedFor() {
  const asked = new URLSearchParams(location.search);
  if (!asked.has('kind')) return;
  const office = Object.fromEntries(['kind', 'department', 'jurisdiction', 'site']
    .map((key) => [key, asked.get(key)]).filter(([, value]) => value));
  history.replaceState(null, '', location.pathname);
  openForm({ office, name: asked.get('name') ?? '', recipients: names.recipients });
}

prepareForm(saved);
byId('add').addEventListener('click', () => openForm({ recipients: names.recipients }));
load().then(askedFor);
setInterval(load, EVERY_MS);
Promise.all([departmentNames(), divisionNames()]).then(([departments, divisions]) => {
  Object.assign(names, { departments, divisions });
  byId('departments').append(...[...departments].map(([value, label]) => h('option', { value }, label)));
  byId('divisions').append(...[...divisions].map(([value, label]) => h('option', { value }, label)));
  show();
}).catch((problem) => console.warn(problem));
