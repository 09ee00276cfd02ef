/** Every dashboard, in the order in which they are written. */
import type { Named } from '../kit/index.js';
import { alarms } from './alarms.js';
import { coldChain } from './cold-chain.js';
import { delivery } from './delivery.js';
import { device } from './device.js';
import { drinkingWater } from './drinking-water.js';
import { kpi } from './kpi.js';
import { medicalWaste } from './medical-waste.js';
import { overview } from './overview.js';
import { pool } from './pool.js';
import { radiation } from './radiation.js';
import { service } from './service.js';
import { wastewater } from './wastewater.js';

export const dashboards: readonly Named[] = [
    overview,
    drinkingWater,
    pool,
    wastewater,
    coldChain,
    medicalWaste,
    radiation,
    device,
    alarms,
    kpi,
    delivery,
    service,
];
