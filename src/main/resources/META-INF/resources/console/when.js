import { absolute, age, ago, left } from './format.js';
import { h } from './dom.js';

/** What changes while one looks at it. */
const SHOWN = { ago, age, left };

const moving = (how) => (time) => h('time', { datetime: time, title: absolute(time), 'data-shown': how }, SHOWN[how](time));

/** A moment, shown relative to now; {@link refreshTimes} keeps it and the following so. */
export const since = moving('ago');

export const aged = moving('age');

export const timeLeft = moving('left');

export const at = (time) => h('time', { datetime: time }, absolute(time));

export function refreshTimes() {
  document.querySelectorAll('time[data-shown]').forEach((element) => {
    const text = SHOWN[element.dataset.shown](element.dateTime);
    if (element.textContent !== text) element.textContent = text;
  });
}
