import { list } from './api.js';

const PAGE = 200;
const MOST = 1_000;
const RANK = { urgent: 3, high: 2, medium: 1, low: 0 };

const UNACKNOWLEDGED = ['unacknowledged', 'returned_unacknowledged', 'latched_unacknowledged'];
const ASIDE = ['shelved', 'suppressed_by_design', 'out_of_service'];

export const isUnacknowledged = (alarm) => UNACKNOWLEDGED.includes(alarm.state);

/** Nobody has to see to it now: shelved, suppressed by design, out of service. */
export const isAside = (alarm) => ASIDE.includes(alarm.state);

const byUrgency = (a, b) =>
  isAside(a) - isAside(b) ||
  RANK[b.priority] - RANK[a.priority] ||
  isUnacknowledged(b) - isUnacknowledged(a) ||
  new Date(b.raised_at) - new Date(a.raised_at);

/**
 * The open alarms as last heard. Two sources meet here, the list and the live events, in any order: of one alarm the
 * higher sequence counts, and what came while a list was under way is not undone by that older list.
 */
export class AlarmStore {
  #known = new Map();
  #turn = 0;
  more = false;
  loaded = false;

  knows(id) {
    return this.#known.has(id);
  }

  /** Takes one live event; says whether it tells something new of the alarm. */
  take(alarm) {
    const known = this.#known.get(alarm.id);
    if (known && known.alarm.sequence >= alarm.sequence) return false;
    this.#known.set(alarm.id, { alarm, turn: this.#turn });
    return true;
  }

  /** Fetches what is open now. */
  async sync() {
    const turn = ++this.#turn;
    const { items, more } = await list('/api/v1/alarms', { state: 'open', limit: PAGE }, MOST);
    const open = new Set(items.map((alarm) => alarm.id));
    for (const [id, { turn: heard }] of this.#known) {
      if (heard < turn && !open.has(id)) this.#known.delete(id);
    }
    items.forEach((alarm) => this.take(alarm));
    this.more = more;
    this.loaded = true;
  }

  /** Highest priority first, then the unacknowledged, then the newest; what is set aside comes last. */
  open() {
    return [...this.#known.values()]
      .map(({ alarm }) => alarm)
      .filter((alarm) => alarm.state !== 'normal')
      .sort(byUrgency);
  }
}
