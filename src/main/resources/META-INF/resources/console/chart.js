import { h } from './dom.js';
import { absolute, quantity } from './format.js';
import { words } from './page.js';
import { path, s } from './svg.js';

const HEIGHT = 240;
const MARGIN = { top: 18, right: 12, bottom: 26, left: 56 };

/** The readings around an alarm as a line, with its limit, when it was raised and when it was over. */
export function drawChart(container, alarm, readings) {
  const width = Math.max(280, container.clientWidth);
  const scale = scales(alarm, readings, width);
  const text = words('chart_summary', summary(alarm, readings));
  container.replaceChildren(
    s('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, class: 'chart', role: 'img', 'aria-label': text },
      scale.ticks.map((value) => s('g', { class: 'tick' },
        s('line', { x1: MARGIN.left, x2: width - MARGIN.right, y1: scale.y(value), y2: scale.y(value) }),
        s('text', { x: MARGIN.left - 6, y: scale.y(value) + 4, 'text-anchor': 'end' }, quantity(value)))),
      moment(scale, alarm.raised_at, 'raised'),
      alarm.cleared_at && moment(scale, alarm.cleared_at, 'cleared'),
      limited(alarm) && limit(scale, alarm, width),
      s('path', { class: 'line', d: path(scale, readings) }),
      readings.filter((reading) => reading.flags.length).map((reading) =>
        s('circle', { class: 'flagged', cx: scale.x(reading.at), cy: scale.y(reading.value), r: 3.5 },
          s('title', {}, reading.flags.map((flag) => words(`flag_${flag}`)).join(', ')))),
      [scale.first, scale.last].map((time, i) =>
        s('text', { x: scale.x(time), y: HEIGHT - 6, 'text-anchor': i ? 'end' : 'start' }, absolute(time)))),
    h('p', { class: 'quiet' }, text));
}

const limited = (alarm) => alarm.limit !== null && alarm.limit !== undefined;

function limit(scale, alarm, width) {
  const y = scale.y(alarm.limit);
  return s('g', { class: 'limit' },
    s('line', { x1: MARGIN.left, x2: width - MARGIN.right, y1: y, y2: y }),
    s('text', { x: width - MARGIN.right, y: y - 5, 'text-anchor': 'end' },
      `${words('limit')} ${quantity(alarm.limit, alarm.unit)}`));
}

function moment(scale, time, name) {
  const x = scale.x(time);
  return s('g', { class: `moment ${name}` },
    s('line', { x1: x, x2: x, y1: MARGIN.top, y2: HEIGHT - MARGIN.bottom }),
    s('text', { x: x + 4, y: MARGIN.top - 5, 'text-anchor': x > scale.width * 0.7 ? 'end' : 'start' },
      words(`history_${name}`)));
}

function scales(alarm, readings, width) {
  const values = readings.map((reading) => reading.value);
  if (limited(alarm)) values.push(alarm.limit);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  const moments = [...readings.map((reading) => reading.at), alarm.raised_at, alarm.cleared_at ?? alarm.raised_at]
    .map((time) => new Date(time).getTime());
  const first = Math.min(...moments);
  const last = Math.max(...moments, first + 1);
  const across = width - MARGIN.left - MARGIN.right;
  const down = HEIGHT - MARGIN.top - MARGIN.bottom;
  return {
    width, first, last,
    ticks: [low, (low + high) / 2, high].filter((value, i, all) => all.indexOf(value) === i),
    x: (time) => MARGIN.left + ((new Date(time).getTime() - first) / (last - first)) * across,
    y: (value) => MARGIN.top + (1 - (value - low + room) / (high - low + 2 * room)) * down,
  };
}

function summary(alarm, readings) {
  const values = readings.map((reading) => reading.value);
  return {
    n: readings.length,
    from: absolute(readings[0].at),
    to: absolute(readings.at(-1).at),
    low: quantity(Math.min(...values), alarm.unit),
    high: quantity(Math.max(...values), alarm.unit),
  };
}
