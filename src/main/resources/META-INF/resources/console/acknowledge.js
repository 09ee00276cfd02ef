import { post } from './api.js';
import { byId, say } from './dom.js';
import { nameOf, words } from './page.js';

const dialog = byId('acknowledge');
const form = dialog.querySelector('form');
const submit = form.querySelector('[type=submit]');
let current;

/** Asks for a comment, then acknowledges; `done` gets the alarm as it is then. */
export function prepareAcknowledge(done) {
  form.querySelector('[value=cancel]').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    try {
      const comment = form.elements.comment.value.trim();
      const answer = await post(`/api/v1/alarms/${current.id}/acknowledge`, comment ? { comment } : {});
      dialog.close();
      done(answer);
    } catch (problem) {
      say(byId('acknowledge-problem'), words('acknowledge_failed', { reason: problem.message }));
    } finally {
      submit.disabled = false;
    }
  });
}

export function openAcknowledge(alarm) {
  current = alarm;
  form.reset();
  say(byId('acknowledge-problem'), '');
  byId('acknowledge-what').textContent = `${nameOf(alarm.rule)} · ${nameOf(alarm.site)} · ${nameOf(alarm.device)}`;
  dialog.showModal();
}
