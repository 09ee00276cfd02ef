/** Every dashboard, in the order in which they are written. */
import type { Named } from '../kit/index.js';
import { device } from './device.js';
import { overview } from './overview.js';

export const dashboards: readonly Named[] = [overview, device];
