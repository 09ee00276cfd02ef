import { get } from './api.js';
import { choice } from './choice.js';
import { offerJurisdictions, offerSites } from './offers.js';
import { byId, h, say } from './dom.js';
import { fromField, toField } from './format.js';
import { nameOf, page, words } from './page.js';
import { showScoring } from './scoring.js';

const SUGGESTIONS = 20;
const TYPING_MS = 250;
const DAY_MS = 86_400_000;
const FORMATS = ['html', 'pdf', 'csv'];

/** What each report has to know, and what it may be told besides. */
const REPORTS = {
  excursion: { needs: ['from', 'to'], asks: ['subject', 'device', 'consignment'] },
  'waste-month': { needs: ['site', 'month'] },
  overdue: { needs: [], may: ['jurisdiction'] },
  scoring: { needs: ['year'], may: ['site'] },
};

const form = byId('report');
const fields = form.elements;
let typing;

const chosen = () => REPORTS[fields.report.value];

/** Of a device for a time, or of a consignment for its journey. */
function needed() {
  const { needs, asks } = chosen();
  if (!asks) return needs;
  return fields.subject.value === 'consignment' ? ['consignment'] : ['device', ...needs];
}

function show() {
  const { may = [], asks = [] } = chosen();
  const shown = [...needed(), ...may, ...(asks.length ? ['subject'] : [])];
  form.querySelectorAll('[data-for]').forEach((label) => { label.hidden = !shown.includes(label.dataset.for); });
  byId('about').textContent = words(`report_about_${fields.report.value}`);
  const lacking = needed().filter((name) => !fields[name].value.trim());
  say(byId('lacking'), lacking.length ? words('report_lacks', { fields: lacking.map(labelOf).join(words('comma')) }) : '');
  byId('formats').replaceChildren(...(lacking.length ? [] : FORMATS.map(link)));
  remember();
  const scored = fields.report.value === 'scoring' && !lacking.length;
  byId('scoring').hidden = !scored;
  if (scored) showScoring(Object.fromEntries(query()));
}

const labelOf = (name) => fields[name].closest('label').firstChild.textContent;

function query() {
  const { may = [] } = chosen();
  const named = [...needed(), ...may].map((name) => [name, fields[name].value.trim()]).filter(([, value]) => value);
  return named.map(([name, value]) => [name, name === 'from' || name === 'to' ? fromField(value) : value]);
}

const link = (format) => h('a', {
  class: 'button', target: '_blank', rel: 'noopener', type: { html: 'text/html', pdf: 'application/pdf', csv: 'text/csv' }[format],
  href: `/api/v1/reports/${fields.report.value}?${new URLSearchParams([...query(), ['lang', fields.lang.value], ['format', format]])}`,
}, words(`format_${format}`));

/** The address says what is chosen, so that others can be led to it. */
function remember() {
  history.replaceState(null, '', `?${new URLSearchParams([['report', fields.report.value], ...query()])}`);
}

function readAddress() {
  const address = new URLSearchParams(location.search);
  const today = toField(Date.now());
  fields.report.value = Object.hasOwn(REPORTS, address.get('report')) ? address.get('report') : Object.keys(REPORTS)[0];
  fields.month.value = address.get('month') ?? today.slice(0, 7);
  fields.year.value = address.get('year') ?? today.slice(0, 4);
  fields.device.value = address.get('device') ?? '';
  fields.consignment.value = address.get('consignment') ?? '';
  if (address.has('consignment')) fields.subject.value = 'consignment';
  fields.from.value = moment(address.get('from'), Date.now() - DAY_MS);
  fields.to.value = moment(address.get('to'), Date.now());
  return { site: address.get('site'), jurisdiction: address.get('jurisdiction') };
}

const moment = (text, otherwise) => toField(Number.isNaN(Date.parse(text ?? '')) ? otherwise : text);

async function suggest() {
  try {
    const { items } = await get('/api/v1/devices', { q: fields.device.value.trim(), limit: SUGGESTIONS });
    byId('devices').replaceChildren(...items.map((item) => h('option', { value: item.id }, `${nameOf(item)} · ${item.site}`)));
  } catch (problem) {
    console.warn(problem);
  }
}

byId('kinds').append(...choice('report', Object.keys(REPORTS).map((name) => [name, words(`report_${name}`)])));
const wanted = readAddress();
form.addEventListener('change', show);
form.addEventListener('submit', (event) => event.preventDefault());
fields.device.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(suggest, TYPING_MS);
});
show();
suggest();
Promise.all([offerSites(fields.site, 'medical_waste'), offerJurisdictions(fields.jurisdiction)]).then(() => {
  fields.site.value = wanted.site ?? '';
  fields.jurisdiction.value = wanted.jurisdiction ?? '';
  show();
}).catch((problem) => console.warn(problem));
