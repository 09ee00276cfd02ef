import { h } from './dom.js';
import { duration } from './format.js';
import { familyName, words } from './page.js';
import { at } from './when.js';

/** What has to be sent so that a recipient stays as it is; its address and secret stay when they are left out. */
export const draftOf = (recipient) => Object.fromEntries(
  ['name', 'families', 'jurisdictions', 'min_priority', 'enabled', 'format', 'language', 'office', 'digest', 'quiet_hours', 'fallback']
    .map((key) => [key, recipient[key]]));

/** Where somebody is told, of what, how it answers, and what can be done about it. */
export function recipientCard(recipient, { names, outcome, acts }) {
  const { health, enabled } = recipient;
  return h('li', { class: 'recipient row', 'data-health': health.state, 'data-enabled': String(enabled) },
    h('div', { class: 'row-head' },
      h('h3', {}, recipient.name),
      h('span', { class: 'state-word' }, words(enabled ? `health_${health.state}` : 'disabled'))),
    h('p', {}, toldOf(recipient, names)),
    h('p', { class: 'quiet' },
      h('span', { class: 'note' }, words(`format_${recipient.format}`)),
      h('span', { class: 'note' }, recipient.language === 'zh' ? '中文' : 'English'),
      h('span', { class: 'note' }, recipient.url)),
    lessUrgent(recipient, names).map((line) => h('p', { class: 'quiet' }, line)),
    h('p', { class: 'quiet health' }, ...answering(recipient)),
    health.last_error && health.state !== 'ok' && h('code', { class: 'answer' }, health.last_error),
    outcome && h('div', { class: `notice ${outcome.tone} outcome`, role: 'status' },
      h('p', {}, outcome.text), outcome.answer && h('code', { class: 'answer' }, outcome.answer)),
    h('div', { class: 'tools' }, acts));
}

/** As whom, or of what it is told. */
export function toldOf({ office, families, jurisdictions, min_priority: least }, names) {
  const place = (code) => (names.divisions.has(code) ? `${names.divisions.get(code)} (${code})` : code);
  if (office) {
    const who = [
      office.jurisdiction && place(office.jurisdiction), office.site,
      office.department && (names.departments.get(office.department) ?? office.department),
    ].filter(Boolean).join(' ');
    return words('told_as_office', { kind: words(`office_${office.kind}`), who });
  }
  return words('told_of', {
    families: families.length ? families.map(nameOfFamily).join(words('comma')) : words('all_families'),
    places: jurisdictions.length ? jurisdictions.map(place).join(words('comma')) : words('everywhere'),
    priority: words(`priority_${least}`),
  });
}

/** Sensor families, and that of the service's own alarms. */
const nameOfFamily = (id) => (id === 'service' ? words('family_service') : familyName(id));

function lessUrgent({ digest, quiet_hours: quiet, fallback }, names) {
  return [
    digest && words('digest_words', { priority: words(`priority_${digest.up_to}`), window: duration(digest.window) }),
    quiet && words('quiet_words', {
      from: quiet.from.slice(0, 5), until: quiet.until.slice(0, 5), priority: words(`priority_${quiet.up_to}`),
    }),
    fallback && words('fallback_words', { name: names.recipients.get(fallback) ?? fallback }),
  ].filter(Boolean);
}

function answering({ id, health, previous_secret_until: old }) {
  const { last_success_at: success, failing_since: since, next_try_at: next, fallback_since: fallback, pending, dead } = health;
  const link = (state, n) => h('a', { href: `/deliveries?${new URLSearchParams({ recipient: id, state })}` }, words(`health_${state}`, { n }));
  return [
    success && [words('last_success'), ' ', at(success)],
    since && [words('failing_since'), ' ', at(since)],
    next && since && [words('next_try'), ' ', at(next)],
    fallback && [words('fallback_since'), ' ', at(fallback)],
    pending > 0 && [link('pending', pending)],
    dead > 0 && [link('dead', dead)],
    old && new Date(old) > new Date() && [words('old_secret_until'), ' ', at(old)],
  ].filter(Boolean).map((part) => h('span', { class: 'note' }, part));
}
