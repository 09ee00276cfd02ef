import { post } from './api.js';
import { byId, h, say } from './dom.js';
import { nameOf, page, words } from './page.js';

const HOURS = [0.5, 1, 4, 8, 24];
const LATCHED = ['latched_unacknowledged', 'latched_acknowledged'];
const SHELVABLE = ['unacknowledged', 'acknowledged', 'returned_unacknowledged', ...LATCHED];

/** What an officer can do, when the alarm's state allows it, and whether a time and words have to be given with it. */
const ACTIONS = {
  acknowledge: { allowed: (alarm) => !alarm.acknowledged_at && alarm.state !== 'normal' },
  reset: { allowed: (alarm) => LATCHED.includes(alarm.state) },
  shelve: { allowed: (alarm) => SHELVABLE.includes(alarm.state), timed: true, wordy: true },
  unshelve: { allowed: (alarm) => alarm.state === 'shelved' },
  comment: { allowed: () => true, wordy: true },
};

const dialog = byId('action');
const form = dialog.querySelector('form');
const submit = form.querySelector('[type=submit]');
let current;

/** Asks what has to be said, then acts; `done` gets the alarm as it is then. */
export function prepareActions(done) {
  form.elements.hours.append(...HOURS.map((hours) =>
    h('option', { value: hours, selected: hours === 8 }, words('hours', { n: hours }))));
  form.querySelector('[value=cancel]').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      const answer = await post(`/api/v1/alarms/${current.alarm.id}/${current.name}`, body());
      dialog.close();
      done(answer);
    } catch (problem) {
      say(byId('action-problem'), words('action_failed', { reason: problem.message }));
    } finally {
      submit.disabled = false;
    }
  });
}

function body() {
  const text = form.elements.comment.value.trim();
  if (ACTIONS[current.name].timed) return { duration: `PT${form.elements.hours.value * 60}M`, reason: text };
  return text ? { comment: text } : {};
}

function open(alarm, name) {
  const { timed, wordy } = ACTIONS[name];
  current = { alarm, name };
  form.reset();
  say(byId('action-problem'), '');
  byId('action-title').textContent = words(`${name}_title`);
  byId('action-what').textContent = `${nameOf(alarm.rule)} · ${nameOf(alarm.site)} · ${nameOf(alarm.device)}`;
  byId('action-hours').hidden = !timed;
  byId('action-words').textContent = words(timed ? 'reason' : wordy ? 'comment' : 'comment_optional');
  form.elements.comment.required = Boolean(wordy);
  form.elements.comment.placeholder = words(timed ? 'reason_hint' : 'comment_hint');
  submit.textContent = words(name);
  dialog.showModal();
}

/** The buttons for what can be done with the alarm now, of those named. */
export function actionsFor(alarm, names = Object.keys(ACTIONS)) {
  if (!page.may_handle) return [];
  return names.filter((name) => ACTIONS[name].allowed(alarm)).map((name) => h('button', {
    class: name,
    'aria-label': words('action_this', { action: words(name), rule: nameOf(alarm.rule), site: nameOf(alarm.site) }),
    onclick: () => open(alarm, name),
  }, words(name)));
}
