import { both, words } from '../../kit/index.js';

export const ROOMS = words(
    ['ct', both('CT', 'CT')],
    ['fluoroscopy', both('透视（DSA、C 形臂等）', 'Fluoroscopy')],
    ['radiography', both('摄影（DR 等）', 'Radiography')],
    ['radiotherapy', both('放射治疗', 'Radiotherapy')],
    ['nuclear_medicine', both('核医学', 'Nuclear medicine')],
);

export const POINTS = words(
    ['room_boundary', both('机房外', 'Outside the room')],
    ['control_room', both('控制室', 'Control room')],
);
