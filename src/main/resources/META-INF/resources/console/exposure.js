import { h } from './dom.js';
import { duration, given, quantity, seconds } from './format.js';
import { words } from './page.js';
import { at } from './when.js';

/** What a lot was exposed to on its way. */
export function exposure({ vaccine, lot, quantity: n, exposure: found }) {
  const all = {
    exposure_above: outOfRange(found.above),
    exposure_below: outOfRange(found.below),
    exposure_coldest: found.coldest && extreme(found.coldest),
    exposure_warmest: found.warmest && extreme(found.warmest),
    exposure_mean: given(found.mean) && quantity(found.mean, '°C'),
    exposure_mkt: given(found.mean_kinetic) && quantity(found.mean_kinetic, '°C'),
    exposure_degree_hours: quantity(found.degree_hours_above, '°C·h'),
    exposure_proven: duration(found.proven),
  };
  return h('section', {},
    h('h4', {}, words('lot_line', { vaccine, lot, n })),
    h('dl', { class: 'facts long' }, Object.entries(all).filter(([, value]) => value)
      .map(([name, value]) => h('div', {}, h('dt', {}, words(name)), h('dd', {}, value)))),
    h('ul', {}, found.indicators.filter(({ tripped }) => tripped).map(({ celsius, limit, counted }) =>
      h('li', { class: 'warning' }, words('indicator_tripped', {
        celsius: quantity(celsius, '°C'), limit: duration(limit), counted: duration(counted),
      })))));
}

function outOfRange({ consecutive, cumulative }) {
  if (!seconds(cumulative)) return words('never');
  return words('exposure_times', { cumulative: duration(cumulative), consecutive: duration(consecutive) });
}

const extreme = ({ celsius, at: time, device }) =>
  h('span', {}, h('strong', {}, quantity(celsius, '°C')), ' · ', at(time), ` · ${device}`);
