import { get } from './api.js';
import { offerJurisdictions, offerSites } from './offers.js';
import { ageMark, kilograms, STAGES, stateName, storeAge } from './custody.js';
import { arrange, byId, h, say } from './dom.js';
import { absolute, ago } from './format.js';
import { prepareFilter, queryOf } from './filter.js';
import { nameOf, words } from './page.js';
import { priorityMark } from './priority.js';
import { refreshTimes } from './when.js';

const EVERY_MS = 10_000;
const TICK_MS = 1_000;
const RANK = { urgent: 3, high: 2, medium: 1, low: 0 };

const form = byId('filter');
/** Counts what was asked, so that a late answer to an earlier question isn't shown. */
let asked = 0;
let board;
let fetchedAt;

async function load() {
  const mine = ++asked;
  try {
    const answer = await get('/api/v1/containers/board', queryOf(form));
    if (mine !== asked) return;
    board = answer;
    fetchedAt = Date.now();
    show();
  } catch (problem) {
    if (mine === asked) say(byId('hint'), words('load_failed', { reason: problem.message }));
  }
}

function show() {
  say(byId('hint'), board.rows.length ? '' : words('board_empty'));
  byId('board').hidden = !board.rows.length;
  arrange(byId('places'), places(board.rows), (place) => place.key,
    ({ key, ...place }) => JSON.stringify([place, ages(place.stages)]), row);
}

/** All together, each institution, and each of its departments. */
function places(rows) {
  const bySite = Map.groupBy(rows, ({ site }) => site?.id ?? '');
  const sites = [...bySite].flatMap(([id, own]) => [
    { key: id, level: 'site', name: own[0].site ? nameOf(own[0].site) : words('no_institution'), site: id, stages: sum(own) },
    ...own.map(({ department, stages }) => ({
      key: `${id} ${department ?? ''}`, level: 'department', name: department ?? words('no_department'), site: id, department, stages,
    })),
  ]);
  return bySite.size > 1 ? [{ key: 'all', level: 'all', name: words('all'), stages: sum(rows) }, ...sites] : sites;
}

const sum = (rows) => Object.fromEntries(STAGES.map((stage) =>
  [stage, rows.map(({ stages }) => stages[stage]).filter((one) => one?.count).reduce(together, undefined)]));

function together(a, b) {
  if (!a) return b;
  return {
    count: a.count + b.count,
    kg: a.kg + b.kg,
    oldest_at: [a.oldest_at, b.oldest_at].filter(Boolean).sort((x, y) => new Date(x) - new Date(y))[0],
    worst: [a.worst, b.worst].filter(Boolean).sort((x, y) => RANK[y] - RANK[x])[0],
  };
}

/** Which marks are reached changes without anything happening. */
const ages = (stages) => STAGES.map((stage) => stages[stage]?.oldest_at && reached(stage, stages[stage])?.hours);

const reached = (stage, { oldest_at: oldest }) => (stage === 'stored' && oldest ? storeAge(oldest) : undefined);

const row = ({ level, name, site, department, stages }) => h('tr', { role: 'row', class: level },
  h('th', { role: 'rowheader', scope: 'row' }, name),
  STAGES.map((stage) => cell(stage, stages[stage], { site, department })));

function cell(stage, what, place) {
  if (!what?.count) return h('td', { role: 'cell', class: 'empty' }, h('span', { class: 'unseen' }, words('none_there')));
  const mark = reached(stage, what);
  return h('td', { role: 'cell', class: 'stage', 'data-stage': stage },
    h('span', { class: 'stage-name', 'aria-hidden': 'true' }, stateName(stage)),
    h('a', { href: `/containers?${address({ state: stage, ...place })}`, 'aria-label': words('board_link', {
      n: what.count, stage: stateName(stage), kg: kilograms(what.kg),
    }) }, h('strong', {}, what.count), ' ', h('small', {}, kilograms(what.kg))),
    h('span', { class: 'signs' }, worst(what.worst, mark), what.oldest_at && ageMark(what.oldest_at, mark)));
}

/** Of what is broken only the worst, unless the mark of the age says as much. */
function worst(priority, mark) {
  if (!priority || (mark && RANK[mark.priority] >= RANK[priority])) return undefined;
  const text = words('worst_breach', { priority: words(`priority_${priority}`) });
  return h('span', { title: text }, priorityMark(priority), h('span', { class: 'unseen' }, text));
}

const address = (query) => new URLSearchParams(Object.entries({ ...queryOf(form), ...query }).filter(([, value]) => value));

function tick() {
  refreshTimes();
  if (!fetchedAt) return;
  const old = Date.now() - fetchedAt > 3 * EVERY_MS;
  say(byId('stale'), old ? words('board_stale', { time: absolute(fetchedAt), ago: ago(fetchedAt) }) : '');
  byId('as-of').textContent = words('as_of', { time: absolute(board.at) });
}

byId('stages').append(...STAGES.map((stage) => h('th', { role: 'columnheader', scope: 'col' }, stateName(stage))));
prepareFilter(form, load);
offerJurisdictions(form.elements.jurisdiction).catch((problem) => console.warn(problem));
offerSites(form.elements.site, 'medical_waste').catch((problem) => console.warn(problem));
load();
setInterval(load, EVERY_MS);
setInterval(tick, TICK_MS);
