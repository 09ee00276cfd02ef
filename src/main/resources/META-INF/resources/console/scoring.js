import { get, post } from './api.js';
import { confirm } from './confirm.js';
import { arrange, byId, h, say } from './dom.js';
import { nameOf, page, words } from './page.js';
import { at } from './when.js';

/** Counts what was asked, so that a late answer to an earlier question isn't shown. */
let asked = 0;
let question;

/** The proposals for a year, of a site or of all; an officer confirms or dismisses each. */
export async function showScoring(query) {
  question = query;
  const mine = ++asked;
  try {
    const report = await get('/api/v1/reports/scoring', { ...query, format: 'json' });
    if (mine === asked) show(report);
  } catch (problem) {
    if (mine === asked) say(byId('scoring-hint'), words('not_loaded', { reason: problem.message }));
  }
}

function show({ standard, totals, proposals }) {
  say(byId('scoring-hint'), proposals.length ? '' : words('scoring_none'));
  byId('scoring-standard').textContent = `${[nameOf(standard), standard.example && words('scoring_example')]
    .filter(Boolean).join(words('comma'))}${words('full_stop')}`;
  arrange(byId('scoring-totals'), totals, (total) => total.site.id, JSON.stringify, totalRow);
  arrange(byId('scoring-list'), proposals, (proposal) => proposal.id, JSON.stringify, proposalRow);
}

const totalRow = ({ site, points, band, open, undecided }) => h('li', {},
  h('strong', {}, nameOf(site)), ' · ', words('scoring_total', { points, open, n: undecided }), ' · ', nameOf({
    name: band.consequence, name_en: band.consequence_en, id: '',
  }));

function proposalRow(proposal) {
  const { id, finding, status, line, points, decision } = proposal;
  return h('li', { class: 'proposal row', 'data-state': status },
    h('div', { class: 'row-head' },
      h('h3', {}, h('a', { href: `/alarms/${id}` }, nameOf({ ...finding, id }))),
      h('span', { class: 'state-word' }, words(`scoring_${status}`), ' · ', words('points', { n: points }))),
    h('p', { class: 'where' },
      h('strong', {}, nameOf(finding.site)), finding.item && h('span', {}, finding.item), h('span', {}, at(finding.raised))),
    line && h('p', { class: 'quiet' }, `${nameOf(line)} · ${nameOf({ name: line.basis, name_en: line.basis_en, id: '' })}`),
    decision && h('p', { class: 'words' }, `${decision.officer}: ${decision.reason}`, ' ', h('span', { class: 'quiet' }, at(decision.at))),
    page.may_handle && h('div', { class: 'tools' },
      status !== 'confirmed' && button(proposal, 'confirm'), status !== 'dismissed' && button(proposal, 'dismiss')));
}

const button = (proposal, verdict) => h('button', {
  class: verdict,
  'aria-label': `${words(`scoring_${verdict}`)}: ${nameOf({ ...proposal.finding, id: proposal.id })}`,
  onclick: () => decide(proposal, verdict),
}, words(`scoring_${verdict}`));

async function decide({ id, finding, points }, verdict) {
  const answer = await confirm({
    title: words(`scoring_${verdict}`),
    text: words('scoring_ask', { finding: nameOf({ ...finding, id }), site: nameOf(finding.site), n: points }),
    submit: words(`scoring_${verdict}`),
    fields: h('label', {}, words('event_why'), h('textarea', { name: 'reason', rows: 3, maxlength: 2_000, required: true })),
    act: ({ elements }) => post(`/api/v1/reports/scoring/${id}/decision`, { verdict, reason: elements.reason.value.trim() }),
  });
  if (!answer) return;
  say(byId('outcome'), words('decided'));
  showScoring(question);
}
