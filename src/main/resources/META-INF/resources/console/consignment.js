import { get, post, Refusal } from './api.js';
import { choice } from './choice.js';
import { arrange, byId, h, say } from './dom.js';
import { exposure } from './exposure.js';
import { given, quantity } from './format.js';
import { drawJourney } from './journey-chart.js';
import { found, journeyOf, recordOf } from './journey.js';
import { lotLine, lots } from './lots.js';
import { siteNames } from './names.js';
import { page, words } from './page.js';
import { proposal } from './receipt.js';
import { at } from './when.js';

const EVERY_MS = 30_000;

const { id } = byId('main').dataset;
const path = `/api/v1/consignments/${encodeURIComponent(id)}`;
const form = byId('decide');
let shown;
/** As it was fetched last: of a journey that is over it doesn't change. */
let record;
let sites = new Map();
let known = new Map();
/** Draws the journey anew when there is more or less room. */
let chart = new ResizeObserver(() => {});

async function load() {
  try {
    const [consignment, receipt] = await Promise.all([get(path), get(`${path}/receipt`)]);
    if (!record || !consignment.arrived_at) record = await recordOf(consignment);
    show(consignment, receipt);
    say(byId('hint'), '');
  } catch (problem) {
    say(byId('hint'), words(problem instanceof Refusal ? 'not_loaded' : 'load_failed', { reason: problem.message }));
  }
}

function show(consignment, receipt) {
  const text = JSON.stringify([consignment, record.readings.length, record.events.length, receipt, sites.size, known.size]);
  if (text === shown) return;
  shown = text;
  byId('top').hidden = false;
  const { decision, arrived_at: arrived } = consignment;
  const standing = decision ?? (arrived ? 'arrived' : 'on_its_way');
  byId('standing').textContent = words(decision ? `decided_${decision}` : `verdict_${standing}`);
  byId('standing').dataset.verdict = standing;
  showJourney(consignment, receipt.proposal);
  byId('proposals').replaceChildren(proposal(receipt.proposal));
  byId('exposures').replaceChildren(...receipt.proposal.lots.map(exposure));
  arrange(byId('legs'), consignment.legs, (leg) => leg.position, JSON.stringify, legRow);
  byId('facts').replaceChildren(...facts(consignment));
  byId('lots').replaceChildren(...consignment.lots.map((one) => h('li', {}, lotLine(one, known))));
  arrange(byId('decisions'), receipt.decisions, (one) => one.at, JSON.stringify, decisionEntry);
  form.hidden = !page.may_handle || decision === 'accept' || decision === 'refuse';
}

function showJourney(consignment, proposed) {
  const journey = journeyOf(consignment, record, proposed);
  chart.disconnect();
  chart = new ResizeObserver(() => drawJourney(byId('chart'), journey));
  chart.observe(byId('top'));
  byId('found').replaceChildren(...found(journey));
}

const legRow = (leg) => h('li', { class: 'row' },
  h('div', { class: 'row-head' },
    h('h4', {}, `${words('leg_of', { n: leg.position })} · ${leg.device}`)),
  h('p', { class: 'quiet' }, at(leg.from), ' – ', leg.to ? at(leg.to) : words('still_in_it')));

function facts(consignment) {
  const { from_site: from, to_site: to, dispatched_at: dispatched, arrived_at: arrived, mileage_km: km } = consignment;
  const degrees = (name) => given(consignment[name]) && quantity(consignment[name], '°C');
  const all = {
    from_site: sites.get(from) ?? from, to_site: sites.get(to) ?? to,
    fact_dispatched: at(dispatched), fact_arrived: arrived && at(arrived),
    fact_refrigeration: consignment.refrigeration, fact_purpose: consignment.purpose,
    fact_sender: consignment.sender, fact_carrier: consignment.carrier,
    fact_mileage: given(km) && quantity(km, 'km'),
    fact_departure_temp: degrees('departure_temp'), fact_departure_ambient: degrees('departure_ambient'),
    fact_arrival_temp: degrees('arrival_temp'), fact_arrival_ambient: degrees('arrival_ambient'),
  };
  return Object.entries(all).filter(([, value]) => value)
    .map(([name, value]) => h('div', {}, h('dt', {}, words(name)), h('dd', {}, value)));
}

const decisionEntry = ({ verdict, reason, by, at: time }) => h('li', { class: 'entry', 'data-verdict': verdict },
  h('p', { class: 'quiet' }, at(time), ' · ', by),
  h('h4', {}, h('span', { class: 'verdict-word' }, words(`decided_${verdict}`))),
  h('p', { class: 'words' }, reason));

async function decide(event) {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  try {
    await post(`${path}/receipt`, { verdict: form.elements.verdict.value, reason: form.elements.reason.value.trim() });
    form.reset();
    say(byId('decide-problem'), '');
    await load();
  } catch (problem) {
    say(byId('decide-problem'), words('action_failed', { reason: problem.message }));
  } finally {
    button.disabled = false;
  }
}

byId('verdicts').append(...choice('verdict', ['accept', 'hold', 'refuse'].map((verdict) => [verdict, words(`verdict_${verdict}`)])));
form.addEventListener('submit', decide);
load();
setInterval(load, EVERY_MS);
Promise.all([siteNames(), lots()]).then(([names, all]) => {
  sites = names;
  known = all;
  return load();
}).catch((problem) => console.warn(problem));
