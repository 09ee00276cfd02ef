import { page, words } from './page.js';

const ZONE = 'Asia/Shanghai';
const number = new Intl.NumberFormat(page.language, { maximumSignificantDigits: 5, useGrouping: false });
const relative = new Intl.RelativeTimeFormat(page.language, { numeric: 'always', style: 'short' });
const clock = new Intl.DateTimeFormat(page.language, { timeZone: ZONE, timeStyle: 'medium', hourCycle: 'h23' });
const dayAndClock = new Intl.DateTimeFormat(page.language, {
  timeZone: ZONE, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE });

const ISO_DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;
const BEIJING_MS = 8 * 3_600_000;
const STEPS = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000], ['second', 1_000]];

/** Whether the API gave a value. */
export const given = (value) => value !== undefined && value !== null;

/** A number with its unit; the unit `1` is not written. */
export const quantity = (value, unit) => number.format(value) + (unit && unit !== '1' ? ` ${unit}` : '');

export const clockTime = (time) => clock.format(new Date(time));

/** Beijing time; with the day unless it is today. */
export function absolute(time) {
  const date = new Date(time);
  return day.format(date) === day.format(new Date()) ? clock.format(date) : dayAndClock.format(date);
}

/** How long in seconds: of an ISO 8601 duration, or of seconds. */
export function seconds(length) {
  if (typeof length === 'number') return length;
  const [, days, hours, minutes, rest] = ISO_DURATION.exec(length) ?? [];
  return (Number(days ?? 0) * 24 + Number(hours ?? 0)) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0);
}

/** A duration as people say it, for instance `PT1H30M` as `1 h 30 min`. */
export function duration(length) {
  let rest = seconds(length);
  const parts = [];
  for (const [unit, ms] of STEPS) {
    const n = Math.floor(rest / (ms / 1000));
    rest -= n * (ms / 1000);
    if (n) parts.push(inUnit(n, unit));
  }
  return parts.join(' ') || inUnit(0, 'minute');
}

const inUnit = (n, unit) => new Intl.NumberFormat(page.language, { style: 'unit', unit, unitDisplay: 'short' }).format(n);

/** What a field for date and time holds, which is Beijing time, as ISO 8601. */
export const fromField = (value) => (value ? `${value.length === 16 ? `${value}:00` : value}+08:00` : undefined);

/** A moment as such a field wants it. */
export const toField = (time) => toFieldWithSeconds(time).slice(0, 16);

export const toFieldWithSeconds = (time) => new Date(new Date(time).getTime() + BEIJING_MS).toISOString().slice(0, 19);

/** For instance `12 min ago`. */
export function ago(time) {
  const distance = Math.min(0, new Date(time) - Date.now());
  const [unit, length] = STEPS.find(([, ms]) => -distance >= ms) ?? STEPS.at(-1);
  return relative.format(Math.trunc(distance / length), unit);
}

/** How old, in hours as the rules of medical waste count, for instance `49 h`; in minutes below one. */
export function age(time) {
  const minutes = Math.max(0, Math.floor((Date.now() - new Date(time)) / 60_000));
  return minutes < 60 ? inUnit(minutes, 'minute') : inUnit(Math.floor(minutes / 60), 'hour');
}

/** How long until then, or since when it is over. */
export function left(time) {
  const distance = (new Date(time) - Date.now()) / 1000;
  return words(distance < 0 ? 'over_since' : 'time_left', { time: duration(Math.floor(Math.abs(distance) / 60) * 60) });
}
