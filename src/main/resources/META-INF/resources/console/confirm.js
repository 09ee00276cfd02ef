import { h, say } from './dom.js';
import { words } from './page.js';

/**
 * Asks in a dialog before something is done; `fields` are the elements that have to be filled in. `act` gets the form and does
 * it; while it fails the dialog stays and says why. Resolves to what `act` gave, or to undefined when it was cancelled.
 */
export function confirm({ title, text, submit, fields = [], act }) {
  const problem = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  const go = h('button', { type: 'submit', class: 'primary' }, submit);
  const form = h('form', { method: 'dialog' },
    h('h2', { id: 'confirm-title' }, title), h('p', {}, text), fields, problem,
    h('div', { class: 'buttons' },
      h('button', { type: 'button', value: 'cancel', onclick: () => dialog.close() }, words('cancel')), go));
  const dialog = h('dialog', { class: 'confirm', 'aria-labelledby': 'confirm-title' }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    let result;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      go.disabled = true;
      try {
        result = await act(form);
        dialog.close();
      } catch (refusal) {
        say(problem, words('action_failed', { reason: refusal.message }));
      } finally {
        go.disabled = false;
      }
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(result);
    });
  });
}
