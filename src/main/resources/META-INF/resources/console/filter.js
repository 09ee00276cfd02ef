import { h } from './dom.js';

/** What the filter names, as the API wants it. */
export const queryOf = (form) => Object.fromEntries([...new FormData(form)]
  .map(([name, value]) => [name, value.trim()])
  .filter(([, value]) => value));

/** The filter of a page stands in its address, so that others can be led to what one sees. */
export function prepareFilter(form, changed) {
  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.type === 'checkbox') field.checked = field.value === value;
    else {
      if (field.options) offer(field, value, value);
      field.value = value;
    }
  }
  form.addEventListener('change', () => {
    const text = new URLSearchParams(queryOf(form)).toString();
    history.replaceState(null, '', text ? `?${text}` : location.pathname);
    changed();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
}

/** Offers a choice, or gives one that is offered already its name. */
export function offer(select, value, text) {
  const known = [...select.options].find((option) => option.value === value);
  if (known) known.textContent = text || known.textContent;
  else select.append(h('option', { value }, text));
}
