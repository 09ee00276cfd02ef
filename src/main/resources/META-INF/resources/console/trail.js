import { eventName, kilograms } from './custody.js';
import { h } from './dom.js';
import { given } from './format.js';
import { nameOf, wordOr, words } from './page.js';
import { at } from './when.js';

const DAY_MS = 86_400_000;

/**
 * The way of a container, step by step, in the order of its events; what is missing stands as a gap where it must have
 * happened.
 */
export function trail({ timeline, missing }) {
  const steps = timeline.map((event) => ({ key: event.id, what: event, make: () => entry(event) }));
  for (const gap of missing) {
    const [from, to] = gap.expected_between ?? [];
    const i = timeline.findIndex((event) => (to ? moment(event.at) >= moment(to) : moment(event.at) > moment(from)));
    const step = { key: `missing ${gap.step}`, what: gap, make: () => gapEntry(gap, from, to) };
    const place = i < 0 ? steps.length : steps.findIndex((one) => one.key === timeline[i].id);
    steps.splice(place, 0, step);
  }
  return steps;
}

const moment = (time) => new Date(time).getTime();

const entry = (event) => h('li', { class: 'entry', 'data-kind': event.type.replace('container.', '') },
  h('p', { class: 'quiet' },
    at(event.at), event.late && [' · ', h('span', { class: 'chip' }, words('event_late')), ' ', at(event.received_at)]),
  h('h4', {}, eventName(event.type), given(event.weight_kg) && [' · ', kilograms(event.weight_kg)]),
  parties(event),
  h('p', { class: 'quiet' }, details(event).map((part) => h('span', { class: 'note' }, part))),
  event.notes.length > 0 && h('ul', {}, event.notes.map((note) => h('li', { class: 'warning' }, noteWords(note)))),
  (event.why || event.note) && h('p', { class: 'words' }, [event.why, event.note].filter(Boolean).join(words('comma'))));

/** Of a note about one member of the event the member is told as it is written. */
function noteWords(note) {
  const [code, member] = note.split('.');
  return [wordOr(`event_note_${code}`, code), member].filter(Boolean).join(': ');
}

/** Who gave it to whom, with those who signed. */
function parties(event) {
  const giver = party(event.by, event.signed_by);
  const taker = party(event.to, event.signed_to);
  if (!giver && !taker) return undefined;
  return h('p', { class: 'parties' }, giver ?? words('nobody_named'), taker && ` → ${taker}`);
}

const party = (id, name) => (id && name && id !== name ? `${name} (${id})` : name || id || undefined);

function details(event) {
  const { place, lat, lon, scale, seal, manifest, trip, vehicle, device, actor } = event;
  return [
    place && words('at_place', { place: typeof place === 'object' ? nameOf(place) : place }),
    given(lat) && given(lon) && `${lat.toFixed(5)}, ${lon.toFixed(5)}`,
    scale && words('by_scale', { id: scale }), scale && calibration(event),
    seal && words('seal', { id: seal }),
    manifest && words('manifest', { id: manifest }),
    trip && words('trip', { id: trip }),
    vehicle && words('vehicle', { id: vehicle }),
    actor ? words('by_hand', { user: actor }) : device && words('by_device', { id: device }),
  ].filter(Boolean);
}

/** A scale whose calibration had run out by then, or of which none is known, proves no weight. */
function calibration({ scale_calibrated_until: until, at: time }) {
  if (!until) return h('span', { class: 'warning' }, words('calibration_unknown'));
  const over = moment(`${until}T00:00:00+08:00`) + DAY_MS <= moment(time);
  return over ? h('span', { class: 'warning' }, words('calibration_over', { day: until })) : words('calibrated_until', { day: until });
}

const gapEntry = ({ step }, from, to) => h('li', { class: 'entry missing', 'data-kind': 'missing' },
  h('h4', {}, words('missing_step', { step: eventName(step) })),
  h('p', {}, ...between(from, to)));

function between(from, to) {
  if (from && to) return [words('missing_between'), ' ', at(from), ' – ', at(to)];
  if (from) return [words('missing_after'), ' ', at(from)];
  return to ? [words('missing_before'), ' ', at(to)] : [];
}
