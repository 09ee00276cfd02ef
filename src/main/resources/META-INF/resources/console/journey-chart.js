import { h } from './dom.js';
import { absolute, quantity } from './format.js';
import { words } from './page.js';
import { path, s } from './svg.js';

const HEIGHT = 320;
const MARGIN = { top: 40, right: 12, bottom: 44, left: 56 };
const LETTER = { door: 'D', power: 'P' };

/**
 * The temperatures of a whole journey in one picture: its legs as numbered bands, the range that the vaccine needs, gaps
 * hatched, excursions boxed, doors and power as lettered marks.
 *
 * @param journey `from`, `to`, `limits`, `legs`, `series` (points of one probe each), `gaps`, `excursions`, `marks`
 */
export function drawJourney(container, journey) {
  const width = Math.max(280, container.clientWidth);
  const scale = scales(journey, width);
  const text = words('journey_summary', summary(journey));
  container.replaceChildren(
    s('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, class: 'chart journey', role: 'img', 'aria-label': text },
      s('defs', {}, s('pattern', { id: 'hatch', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
        s('line', { x1: 0, y1: 0, x2: 0, y2: 7, class: 'hatch' }))),
      journey.legs.map((leg, i) => band(scale, leg, i)),
      scale.ticks.map((value) => s('g', { class: 'tick' },
        s('line', { x1: MARGIN.left, x2: width - MARGIN.right, y1: scale.y(value), y2: scale.y(value) }),
        s('text', { x: MARGIN.left - 6, y: scale.y(value) + 4, 'text-anchor': 'end' }, quantity(value)))),
      journey.limits.map((value) => limit(scale, value)),
      journey.gaps.map((gap) => stretch(scale, gap, 'gap')),
      journey.excursions.map((excursion) => stretch(scale, excursion, 'excursion')),
      journey.series.map((points) => s('path', { class: 'line', d: path(scale, points) })),
      journey.series.flat().filter(({ flags }) => flags?.length).map((point) =>
        s('circle', { class: 'flagged', cx: scale.x(point.at), cy: scale.y(point.value), r: 3 })),
      journey.marks.map((mark) => letter(scale, mark)),
      [scale.first, scale.last].map((time, i) =>
        s('text', { x: scale.x(time), y: HEIGHT - 6, 'text-anchor': i ? 'end' : 'start' }, absolute(time)))),
    h('p', { class: 'quiet' }, text));
}

function band(scale, { position, from, to }, i) {
  const [x, until] = [scale.x(from), scale.x(to ?? scale.last)];
  return s('g', { class: `leg ${i % 2 ? 'odd' : 'even'}` },
    s('rect', { x, y: MARGIN.top - 22, width: Math.max(1, until - x), height: HEIGHT - MARGIN.top - MARGIN.bottom + 22 }),
    s('text', { x: (x + until) / 2, y: MARGIN.top - 8, 'text-anchor': 'middle' }, String(position)));
}

function limit(scale, value) {
  const y = scale.y(value);
  return s('g', { class: 'limit' },
    s('line', { x1: MARGIN.left, x2: scale.width - MARGIN.right, y1: y, y2: y }),
    s('text', { x: scale.width - MARGIN.right, y: y - 5, 'text-anchor': 'end' }, quantity(value, '°C')));
}

function stretch(scale, { from, to, name }, kind) {
  const x = scale.x(from);
  return s('g', { class: kind },
    s('rect', { x, y: MARGIN.top, width: Math.max(2, scale.x(to ?? scale.last) - x), height: HEIGHT - MARGIN.top - MARGIN.bottom }),
    s('title', {}, name));
}

function letter(scale, { at, kind, name }) {
  const x = scale.x(at);
  const y = HEIGHT - MARGIN.bottom + 14;
  return s('g', { class: `sign ${kind}` },
    s('line', { x1: x, x2: x, y1: MARGIN.top, y2: y - 8 }),
    kind === 'power' ? s('rect', { x: x - 7, y: y - 7, width: 14, height: 14 }) : s('circle', { cx: x, cy: y, r: 8 }),
    s('text', { x, y: y + 4, 'text-anchor': 'middle' }, LETTER[kind]),
    s('title', {}, name));
}

function scales(journey, width) {
  const values = [...journey.series.flat().map(({ value }) => value), ...journey.limits];
  const low = values.length ? Math.min(...values) : 0;
  const high = values.length ? Math.max(...values) : 1;
  const room = (high - low || 1) * 0.12;
  const first = new Date(journey.from).getTime();
  const last = Math.max(new Date(journey.to).getTime(), first + 1);
  const across = width - MARGIN.left - MARGIN.right;
  const down = HEIGHT - MARGIN.top - MARGIN.bottom;
  return {
    width, first, last,
    ticks: [...new Set([low, (low + high) / 2, high].map((value) => Math.round(value * 10) / 10))],
    x: (time) => MARGIN.left + Math.min(1, Math.max(0, (new Date(time) - first) / (last - first))) * across,
    y: (value) => MARGIN.top + (1 - (value - low + room) / (high - low + 2 * room)) * down,
  };
}

function summary({ from, to, legs, series, gaps, excursions }) {
  const values = series.flat().map(({ value }) => value);
  const degrees = (value) => (values.length ? quantity(value, '°C') : '–');
  return {
    legs: legs.length, n: values.length, from: absolute(from), to: absolute(to),
    low: degrees(Math.min(...values)), high: degrees(Math.max(...values)), gaps: gaps.length, excursions: excursions.length,
  };
}
