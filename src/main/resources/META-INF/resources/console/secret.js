import { h } from './dom.js';
import { words } from './page.js';

/** Shows a new secret, or the public key where that is what whoever checks needs. Once it is closed it is gone. */
export function showSecret({ name, secret, public_key: key }) {
  const text = secret ?? key;
  const field = h('input', { id: 'secret', readonly: true, value: text, 'aria-label': words(secret ? 'secret' : 'public_key') });
  const copied = h('p', { role: 'status', class: 'quiet' });
  const dialog = h('dialog', { class: 'secret', 'aria-labelledby': 'secret-title' },
    h('form', { method: 'dialog' },
      h('h2', { id: 'secret-title' }, words(secret ? 'secret_of' : 'public_key_of', { name })),
      h('p', { class: secret ? 'notice bad' : 'quiet' }, words(secret ? 'secret_once' : 'public_key_hint')),
      field, copied,
      h('div', { class: 'buttons' },
        h('button', { type: 'button', class: 'copy', onclick: copy }, words('copy')),
        h('button', { class: 'primary' }, words('secret_kept')))));
  async function copy() {
    field.select();
    try {
      await navigator.clipboard.writeText(text);
      copied.textContent = words('copied');
    } catch {
      copied.textContent = words('copy_by_hand');
    }
  }
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
