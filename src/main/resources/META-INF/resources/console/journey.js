import { list } from './api.js';
import { h } from './dom.js';
import { given, quantity } from './format.js';
import { words } from './page.js';
import { at } from './when.js';

const PAGE = 1_000;
const MOST_READINGS = 50_000;
const MOST_EVENTS = 1_000;
const SIGNS = ['door.opened', 'door.closed', 'power.lost', 'power.restored'];

/** What was measured on all legs, and what happened to doors and power of the equipment meanwhile. */
export async function recordOf(consignment) {
  const [{ items: readings }, ...events] = await Promise.all([
    list(`/api/v1/consignments/${encodeURIComponent(consignment.id)}/record`, { limit: PAGE }, MOST_READINGS),
    ...consignment.legs.map((leg) => eventsOf(leg, consignment)),
  ]);
  return { readings, events: events.flat() };
}

async function eventsOf({ device, from, to }, { arrived_at: arrived }) {
  const until = to ?? arrived ?? new Date().toISOString();
  const query = [['from', from], ['to', until], ['limit', MOST_EVENTS], ...SIGNS.map((type) => ['type', type])];
  const { items } = await list(`/api/v1/devices/${encodeURIComponent(device)}/events`, query, MOST_EVENTS);
  return items.map(({ time, type }) => ({ time, type, device }));
}

/** The whole journey as it is drawn and told: of lots that travelled together what was found is told once. */
export function journeyOf(consignment, { readings, events }, { lots }) {
  const all = (name, tell) => unique(lots.flatMap(({ exposure }) => exposure[name].map(tell)));
  const end = consignment.arrived_at ?? new Date().toISOString();
  return {
    from: consignment.dispatched_at, to: end,
    limits: [...new Set(lots.flatMap(({ range }) => [range.low, range.high]).filter(given))],
    legs: consignment.legs.map((leg) => ({ ...leg, to: leg.to ?? end })),
    series: [...Map.groupBy(readings, ({ probe, leg }) => `${leg} ${probe}`).values()]
      .map((points) => points.map(({ time, temp, flags }) => ({ at: time, value: temp, flags }))),
    gaps: [
      ...all('gaps', (gap) => told('gap', gap, [words('found_gap'), inLeg(gap), gap.probe ?? gap.device])),
      ...all('missing', (span) => told('missing', span, [words('found_missing')])),
    ],
    excursions: [
      ...all('excursions', (run) => told('excursion', run, [words(`found_${run.kind}`), inLeg(run), peak(run)])),
      ...all('freeze_events', (run) => told('freeze', run, [words(`found_${run.kind}`), inLeg(run), peak(run)])),
    ],
    marks: events.map(({ time, type, device }) =>
      ({ at: time, kind: type.split('.')[0], name: `${words(`found_${type.replace('.', '_')}`)} · ${device}` })),
  };
}

const inLeg = ({ leg }) => (leg ? words('leg_of', { n: leg }) : undefined);

const peak = ({ peak: { celsius, device } }) => `${quantity(celsius, '°C')} · ${device}`;

const told = (kind, { from, to, suspect }, parts) =>
  ({ kind, from, to, name: [...parts, suspect && words('suspect')].filter(Boolean).join(' · ') });

const unique = (things) => [...new Map(things.map((thing) => [JSON.stringify(thing), thing])).values()];

/** What the picture shows, for whoever can't see it. */
export const found = ({ gaps, excursions, marks }) => [
  ...[...excursions, ...gaps].sort((a, b) => new Date(a.from) - new Date(b.from)).map(({ kind, from, to, name }) =>
    h('li', { 'data-kind': kind }, name, ' · ', at(from), ' – ', at(to))),
  ...marks.map(({ kind, at: time, name }) => h('li', { 'data-kind': kind, class: 'quiet' }, name, ' · ', at(time))),
];
