import { h } from './dom.js';
import { words } from './page.js';

const CONTAINER_CHECKS = ['store_age', 'uncollected', 'unconfirmed', 'transit_overrun', 'plant_age', 'plant_age_cold', 'plant_age_remote',
  'container_balance', 'left_without_entering', 'active_twice', 'label_reused', 'seal_broken', 'container_lost', 'container_leaked',
  'container_rejected', 'scale_uncalibrated', 'chain_broken'];
const TRIP_CHECKS = ['trip_balance', 'manifest_missing'];
const MANIFEST_NUMBER = /^\d{14}$/;

/** What an alarm on a process is about, for instance a container, with a link to where it is told of. */
export function itemOf({ container: item, rule: { check } }) {
  if (!item) return undefined;
  const path = pathOf(check, item);
  const text = words('item', { id: item });
  return h('span', {}, path ? h('a', { href: path }, text) : text);
}

function pathOf(check, item) {
  if (CONTAINER_CHECKS.includes(check)) return `/containers/${encodeURIComponent(item)}`;
  if (check?.startsWith('consignment_')) return `/consignments/${encodeURIComponent(item)}`;
  if (TRIP_CHECKS.includes(check)) return `/containers?${new URLSearchParams({ trip: item })}`;
  return check?.startsWith('manifest_') && MANIFEST_NUMBER.test(item) ? `/api/v1/manifests/${item}.pdf` : undefined;
}
