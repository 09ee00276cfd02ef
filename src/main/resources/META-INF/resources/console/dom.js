/** Makes an element: attributes by name, `on…` as listeners; absent children are left out. Text never becomes markup. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Shows the text, or hides the element when there is none. */
export function say(element, text) {
  element.hidden = !text;
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Makes the children of `list` stand for `items`, in order. What is unchanged stays in place, so that focus, scroll
 * position and screen readers are left alone.
 */
export function arrange(list, items, key, version, make) {
  const present = new Map([...list.children].map((child) => [child.dataset.key, child]));
  let place = list.firstElementChild;
  for (const item of items) {
    const id = key(item);
    const text = String(version(item));
    let element = present.get(id);
    present.delete(id);
    if (!element || element.dataset.version !== text) {
      const fresh = make(item);
      fresh.dataset.key = id;
      fresh.dataset.version = text;
      if (element) {
        const focused = element.contains(document.activeElement);
        keepOpen(element, fresh);
        if (place === element) place = fresh;
        element.replaceWith(fresh);
        if (focused) fresh.querySelector('button')?.focus();
      }
      element = fresh;
    }
    if (element === place) place = place.nextElementSibling;
    else list.insertBefore(element, place);
  }
  present.forEach((gone) => gone.remove());
}

/** What somebody has opened stays open when it is made anew. */
function keepOpen(element, fresh) {
  const were = element.querySelectorAll('details');
  fresh.querySelectorAll('details').forEach((details, i) => {
    details.open = Boolean(were[i]?.open);
  });
}
