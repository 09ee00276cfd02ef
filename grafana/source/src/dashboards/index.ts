/** Every dashboard, in the order in which they are written. */
import type { Named } from '../kit/index.js';
import { alarms } from './alarms.js';
import { device } from './device.js';
import { drinkingWater } from './drinking-water.js';
import { kpi } from './kpi.js';
import { overview } from './overview.js';

export const dashboards: readonly Named[] = [
  overview,
  drinkingWater,
  device,
  alarms,
  kpi,
];
