import { page } from './page.js';

const ZONE = 'Asia/Shanghai';
const number = new Intl.NumberFormat(page.language, { maximumSignificantDigits: 5, useGrouping: false });
const relative = new Intl.RelativeTimeFormat(page.language, { numeric: 'always', style: 'short' });
const clock = new Intl.DateTimeFormat(page.language, { timeZone: ZONE, timeStyle: 'medium', hourCycle: 'h23' });
const dayAndClock = new Intl.DateTimeFormat(page.language, {
  timeZone: ZONE, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });

const STEPS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000]];

/** A number with its unit; the unit `1` is not written. */
export const quantity = (value, unit) => number.format(value) + (unit && unit !== '1' ? ` ${unit}` : '');

export const clockTime = (time) => clock.format(new Date(time));

/** Beijing time; with the day unless it is today. */
export function absolute(time) {
  const date = new Date(time);
  return day.format(date) === day.format(new Date()) ? clock.format(date) : dayAndClock.format(date);
}

/** For instance `12 min ago`. */
export function ago(time) {
  const distance = Math.min(0, new Date(time) - Date.now());
  const [unit, length] = STEPS.find(([, ms]) => -distance >= ms) ?? STEPS.at(-1);
  return relative.format(Math.trunc(distance / length), unit);
}
