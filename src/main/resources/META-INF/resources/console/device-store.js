import { list } from './api.js';
import { learnField, nameOf } from './page.js';

const PAGE = 1_000;
const MOST = 10_000;

/** From the worst: the link broke, nothing comes, signed off, nothing ever came, all is well. */
export const CONDITIONS = ['lost', 'silent', 'offline', 'never', 'online'];

export function conditionOf(state) {
  if (!state.heard_at) return 'never';
  if (state.presence === 'lost') return 'lost';
  if (state.silent) return 'silent';
  return state.presence === 'offline' ? 'offline' : 'online';
}

export const isReporting = (state) => conditionOf(state) === 'online';

/** The states of all devices as last fetched. */
export class DeviceStore {
  states = [];
  loaded = false;
  /** When the last fetch that succeeded was begun. */
  fetchedAt;

  async sync() {
    const begun = new Date();
    const { items } = await list('/api/v1/device-states', { limit: PAGE }, MOST);
    items.forEach((state) => state.latest.forEach(learnField));
    this.states = items.sort(byTrouble);
    this.fetchedAt = begun;
    this.loaded = true;
  }
}

function byTrouble(a, b) {
  return CONDITIONS.indexOf(conditionOf(a)) - CONDITIONS.indexOf(conditionOf(b)) ||
    flagged(b) - flagged(a) ||
    (a.jurisdiction?.code ?? '').localeCompare(b.jurisdiction?.code ?? '') ||
    nameOf(a.site).localeCompare(nameOf(b.site)) ||
    nameOf(a.device).localeCompare(nameOf(b.device));
}

export const flagged = (state) => state.latest.some((value) => value.flags.length > 0);
