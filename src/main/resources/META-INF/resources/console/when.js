import { absolute, ago } from './format.js';
import { h } from './dom.js';

/** A moment, shown relative to now and kept so by {@link refreshTimes}. */
export function since(time) {
  return h('time', { datetime: time, title: absolute(time), 'data-ago': true }, ago(time));
}

export const at = (time) => h('time', { datetime: time }, absolute(time));

export function refreshTimes() {
  document.querySelectorAll('time[data-ago]').forEach((element) => {
    const text = ago(element.dateTime);
    if (element.textContent !== text) element.textContent = text;
  });
}
