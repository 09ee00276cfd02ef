import { h } from './dom.js';
import { quantity } from './format.js';
import { wordOr, words } from './page.js';
import { at } from './when.js';

/** What people put in their own words; with other entries the reason is one of a few words of ours. */
const OWN_WORDS = ['shelved', 'silenced', 'out_of_service'];

/** One thing that happened to an alarm: what, when, who, why, until when. */
export function historyEntry(entry, alarm, nameOfStep) {
  const { kind, actor, comment, value, until, permit, assignee, mark } = entry;
  return h('li', { class: 'entry', 'data-kind': kind },
    h('p', { class: 'quiet' }, at(entry.at), ' · ', actor === 'vigil' ? words('by_vigil') : actor),
    h('h4', {}, title(entry)),
    h('p', {}, ...[
      value !== null && quantity(value, alarm.unit),
      kind === 'escalated' ? words('by_step', { step: nameOfStep(entry.reason) }) : reason(entry),
      permit && kind === 'out_of_service' && words('permit', { permit }),
      assignee && words('assigned_to', { user: assignee }),
      mark && words(mark),
      until && [words('until'), ' ', at(until)],
    ].filter(Boolean).map((part) => h('span', { class: 'note' }, part))),
    comment && h('p', { class: 'words' }, kind === 'escalated' ? words('told_names', { names: comment }) : comment));
}

function title({ kind, assignee }) {
  if (kind === 'assigned' && !assignee) return words('history_unassigned');
  return wordOr(`history_${kind}`, kind);
}

function reason({ kind, reason: why }) {
  if (!why) return undefined;
  if (OWN_WORDS.includes(kind)) return why;
  return kind === 'raised' ? words('not_announced', { why: wordOr(`because_${why}`, why) }) : wordOr(`why_${why}`, why);
}
