import { both, words } from '../../kit/index.js';

export const STORAGE_CLASSES = words(
    ['refrigerated', both('冷藏', 'Refrigerated')],
    ['frozen', both('冷冻', 'Frozen')],
    ['ultra_cold', both('超低温', 'Ultra-cold')],
);

export const EQUIPMENT_KINDS = words(
    ['fridge', both('冷藏冰箱', 'Fridge')],
    ['freezer', both('冷冻冰箱', 'Freezer')],
    ['cold_room', both('冷库', 'Cold room')],
    ['vehicle', both('冷藏车', 'Refrigerated vehicle')],
    ['box', both('冷藏箱', 'Cold box')],
);

export const USES = words(
    ['storage', both('贮存', 'Storage')],
    ['transport', both('运输', 'Transport')],
);
