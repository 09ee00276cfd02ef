import { COLOURS, IN_JURISDICTION, OF_SITE, type Word, both, selected, words } from '../../kit/index.js';

/** The states of custody that somebody still answers for, in the order of the way. */
export const STAGE_WORDS: readonly Word[] = [
    ['generated', both('已产生', 'Generated')],
    ['packed', both('已打包', 'Packed')],
    ['collected', both('已收集', 'Collected')],
    ['stored', both('暂存', 'In store')],
    ['handed_over', both('已交接', 'Handed over')],
    ['in_transit', both('运输中', 'In transit')],
    ['arrived', both('已到达', 'Arrived')],
    ['accepted', both('已接收', 'Accepted')],
    ['plant_stored', both('处置厂暂存', 'In the plant')],
    ['rejected', both('拒收', 'Rejected'), COLOURS.high],
    ['returned', both('已退回', 'Returned'), COLOURS.high],
    ['lost', both('遗失', 'Lost'), COLOURS.urgent],
];

export const STAGES = words(...STAGE_WORDS);

export const CATEGORY_WORDS: readonly Word[] = [
    ['841-001-01', both('感染性废物', 'Infectious')],
    ['841-002-01', both('损伤性废物', 'Sharps')],
    ['841-003-01', both('病理性废物', 'Pathological')],
    ['841-004-01', both('化学性废物', 'Chemical')],
    ['841-005-01', both('药物性废物', 'Pharmaceutical')],
    ['unknown', both('类别不明', 'Not known')],
];

export const CATEGORIES = words(...CATEGORY_WORDS);

export const BREACH_WORDS: readonly Word[] = [
    ['store_age', both('暂存超时', 'Too long in store')],
    ['uncollected', both('未及时收集', 'Not collected')],
    ['transit_overrun', both('运输超时', 'Too long on the road')],
    ['unconfirmed', both('未确认接收', 'Not confirmed by the plant')],
    ['plant_age', both('处置厂暂存超时', 'Too long in the plant')],
    ['plant_age_cold', both('处置厂低温暂存超时', 'Too long in the plant, cold')],
    ['plant_age_remote', both('处置厂暂存超时（偏远地区）', 'Too long in the plant, remote area')],
    ['container_balance', both('单件重量不符', 'Weights differ')],
    ['left_without_entering', both('未入库即出库', 'Left without entering')],
    ['active_twice', both('编号重复在用', 'Label on two containers')],
    ['label_reused', both('标签重复使用', 'Label used again')],
    ['seal_broken', both('封签破损', 'Seal broken')],
    ['container_lost', both('容器遗失', 'Lost')],
    ['container_leaked', both('容器泄漏', 'Leaked')],
    ['container_rejected', both('容器被拒收', 'Rejected')],
    ['scale_uncalibrated', both('衡器未在检定有效期内', 'Scale not calibrated')],
    ['chain_broken', both('交接链断裂', 'Chain broken')],
];

export const TRIP_STATES = words(
    ['loading', both('装车', 'Loading')],
    ['in_transit', both('运输中', 'In transit'), COLOURS.low],
    ['unloading', both('卸车', 'Unloading')],
    ['unloaded', both('已卸完', 'Unloaded'), COLOURS.good],
);

/** Containers of the chosen institutions; one whose institution nobody knows must not be lost, so all see it. */
export const OF_INSTITUTION = `coalesce(${OF_SITE}, within && ${selected('jurisdiction')}, true)`;

/** The last weight that is known of a container. */
export const KG = 'coalesce(weight_plant_kg, weight_out_kg, weight_in_kg)';

/** Trips by vehicles of the chosen jurisdictions, or with waste from there. */
export const OF_TRIP = `(${IN_JURISDICTION} OR EXISTS (SELECT FROM container c WHERE c.trip = trip.trip AND c.${IN_JURISDICTION}))`;
