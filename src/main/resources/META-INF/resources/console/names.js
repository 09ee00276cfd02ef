import { get, list } from './api.js';
import { nameOf } from './page.js';

const MOST_DIVISIONS = 5_000;
const MOST_SITES = 5_000;

/** The routing sets with all of their keys. */
async function wholeSets() {
  const { items } = await get('/api/v1/routing-sets');
  return Promise.all(items.map((set) => get(`/api/v1/routing-sets/${encodeURIComponent(set.id)}`)));
}

/** How the routing sets call the steps of their escalations; those in force go first. */
export async function stepNames() {
  const names = new Map();
  const sets = await wholeSets();
  sets.sort((a, b) => Boolean(a.in_force) - Boolean(b.in_force)).forEach(({ document }) =>
    document?.escalation?.steps?.forEach((step) => names.set(step.id, nameOf(step))));
  return names;
}

/** The keys of departments that the routing sets use, with their names. */
export async function departmentNames() {
  const names = new Map();
  (await wholeSets()).forEach(({ document }) =>
    Object.entries(document?.departments ?? {}).forEach(([key, department]) => {
      if (!names.has(key)) names.set(key, nameOf(department));
    }));
  return names;
}

/** The names of divisions by their codes. */
export async function divisionNames() {
  const { items } = await list('/api/v1/jurisdictions', { limit: 1_000 }, MOST_DIVISIONS);
  return new Map(items.map((division) => [division.code, nameOf(division)]));
}

/** The names of sites by their ids: of all, or of those that have devices of a family. */
export async function siteNames(family) {
  const { items } = await list('/api/v1/sites', { ...(family && { family }), limit: 1_000 }, MOST_SITES);
  return new Map(items.map((site) => [site.id, nameOf(site)]));
}
