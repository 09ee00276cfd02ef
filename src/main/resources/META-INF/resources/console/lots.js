import { list } from './api.js';
import { words } from './page.js';

const MOST = 5_000;

/** The lots of vaccine by their ids. */
export async function lots() {
  const { items } = await list('/api/v1/vaccine-lots', { limit: 1_000 }, MOST);
  return new Map(items.map((lot) => [lot.id, lot]));
}

/** How much there is of which lot; of one that isn't known the id. */
export function lotLine({ lot: id, quantity }, known) {
  const { vaccine, lot } = known.get(id) ?? { vaccine: id, lot: '–' };
  return words('lot_line', { vaccine, lot, n: quantity });
}
