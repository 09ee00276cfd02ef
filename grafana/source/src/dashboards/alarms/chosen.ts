/** Which alarms are meant. */
import { IN_JURISDICTION, PRIORITY_WORDS, both, choices, selected } from '../../kit/index.js';

export const priority = choices('priority', both('优先级', 'Priority'), PRIORITY_WORDS);

/** What the variables choose; alarms about the service itself are of no site. */
export const CHOSEN = `${IN_JURISDICTION} AND (site = ANY(${selected('site')}) OR family = 'service')
          AND family = ANY(${selected('family')}) AND priority = ANY(${selected('priority')})`;

/** Those that were raised in the time shown. */
export const RAISED = `$__timeFilter(raised_at) AND ${CHOSEN}`;
