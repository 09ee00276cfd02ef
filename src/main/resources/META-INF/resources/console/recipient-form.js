import { get, post, put } from './api.js';
import { byId, h, say } from './dom.js';
import { seconds } from './format.js';
import { nameOf, page, words } from './page.js';

const ROBOTS = ['wecom', 'dingtalk', 'feishu'];
const WITH_SECRET = ['dingtalk', 'feishu'];
const SUGGESTIONS = 20;

const dialog = byId('edit');
const form = dialog.querySelector('form');
const field = (name) => form.elements[name];
/** Whom is being changed; absent for a new one. */
let recipient;

/** `saved` gets the recipient as the service has it then, with its secret if it is new. */
export function prepareForm(saved) {
  byId('families').append(...[...page.families, { id: 'service', name: words('family_service') }].map(({ id, name }) =>
    h('label', { class: 'check' }, h('input', { type: 'checkbox', name: 'family', value: id }), name)));
  form.querySelector('[value=cancel]').addEventListener('click', () => dialog.close());
  field('format').addEventListener('change', fit);
  field('office.kind').addEventListener('change', fit);
  field('office.site').addEventListener('input', suggestSites);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await save(saved);
  });
}

/** With `recipient` to change that one, or else for a new one, which may be for an `office`. */
export function openForm({ recipient: known, office, name = '', recipients }) {
  recipient = known;
  form.reset();
  clearFaults();
  byId('edit-title').textContent = words(known ? 'recipient_change' : 'recipient_add');
  field('fallback').replaceChildren(field('fallback').options[0],
    ...[...recipients].filter(([id]) => id !== known?.id).map(([id, text]) => h('option', { value: id }, text)));
  if (known) fill(known);
  else {
    field('name').value = name;
    fillOffice(office);
  }
  fit();
  dialog.showModal();
  field('name').focus();
}

function fill(known) {
  for (const key of ['name', 'format', 'language', 'min_priority']) field(key).value = known[key];
  field('url').value = isRobot() ? '' : known.url;
  field('jurisdictions').value = known.jurisdictions.join(', ');
  form.querySelectorAll('[name=family]').forEach((box) => {
    box.checked = known.families.includes(box.value);
  });
  fillOffice(known.office);
  if (known.digest) {
    field('digest.window').value = seconds(known.digest.window) / 60;
    field('digest.up_to').value = known.digest.up_to;
  }
  if (known.quiet_hours) {
    field('quiet_hours.from').value = known.quiet_hours.from.slice(0, 5);
    field('quiet_hours.until').value = known.quiet_hours.until.slice(0, 5);
    field('quiet_hours.up_to').value = known.quiet_hours.up_to;
  }
  field('fallback').value = known.fallback ?? '';
  field('enabled').checked = known.enabled;
}

function fillOffice(office) {
  for (const key of ['kind', 'department', 'jurisdiction', 'site']) field(`office.${key}`).value = office?.[key] ?? '';
}

const isRobot = () => ROBOTS.includes(field('format').value);

/** Shows only what the format and the office ask for. */
function fit() {
  const format = field('format').value;
  const shown = new Set([
    field('office.kind').value || 'subscriber',
    !recipient && !isRobot() && 'signed new',
    WITH_SECRET.includes(format) && 'secret',
  ]);
  form.querySelectorAll('[data-for]').forEach((part) => {
    const uses = part.dataset.for;
    part.hidden = !(shown.has(uses) || uses.split(' ').some((use) => shown.has(use)));
  });
  byId('url-hint').textContent = words(isRobot() ? (recipient ? 'url_robot_keep' : 'url_robot') : 'url_hint');
}

const shownValue = (name) => (field(name).closest('[data-for]')?.hidden ? '' : field(name).value.trim());

function draft() {
  const kind = field('office.kind').value;
  const minutesGiven = field('digest.window').value;
  const [from, until] = [field('quiet_hours.from').value, field('quiet_hours.until').value];
  const made = {
    name: field('name').value,
    format: field('format').value,
    language: field('language').value,
    enabled: field('enabled').checked,
    min_priority: field('min_priority').value,
    families: [...form.querySelectorAll('[name=family]:checked')].map((box) => box.value),
    jurisdictions: field('jurisdictions').value.split(/[\s,，、]+/).filter(Boolean),
    office: kind ? given({ kind, ...officeFields() }) : null,
    digest: minutesGiven ? { window: `PT${Math.round(minutesGiven * 60)}S`, up_to: field('digest.up_to').value } : null,
    quiet_hours: from || until ? given({ from, until, up_to: field('quiet_hours.up_to').value }) : null,
    fallback: field('fallback').value || null,
  };
  return { ...made, ...given({ url: field('url').value.trim(), signing: shownValue('signing'), secret: shownValue('secret') }) };
}

const officeFields = () =>
  Object.fromEntries(['department', 'jurisdiction', 'site'].map((key) => [key, shownValue(`office.${key}`)]));

const given = (values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value));

async function save(saved) {
  const submit = form.querySelector('[type=submit]');
  clearFaults();
  submit.disabled = true;
  try {
    const answer = recipient
      ? await put(`/api/v1/recipients/${recipient.id}`, draft(), recipient.version)
      : await post('/api/v1/recipients', draft());
    dialog.close();
    saved(answer);
  } catch (problem) {
    showFaults(problem);
  } finally {
    submit.disabled = false;
  }
}

/** Each fault at the field that it is about; what is about none that is shown, below. */
function showFaults(problem) {
  const elsewhere = (problem.faults ?? []).filter((fault) => !showFault(fault)).map(({ path, reason }) => `${path}: ${reason}`);
  say(byId('edit-problem'), words('action_failed', { reason: [problem.message, ...elsewhere].join(' · ') }));
  (form.querySelector('[aria-invalid]') ?? byId('edit-problem')).scrollIntoView({ block: 'nearest' });
  form.querySelector('[aria-invalid]')?.focus();
}

function showFault({ path, reason }) {
  const about = field(path === 'quiet_hours' ? 'quiet_hours.from' : path === 'families' ? 'family' : path);
  const input = about?.length && !about.options ? about[0] : about;
  const label = path === 'families' ? byId('families') : input?.closest('label');
  if (!label || label.closest('[hidden]')) return false;
  const id = `fault-${path}`;
  label.append(h('small', { class: 'fault', id }, reason));
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', id);
  return true;
}

function clearFaults() {
  say(byId('edit-problem'), '');
  form.querySelectorAll('.fault').forEach((fault) => fault.remove());
  form.querySelectorAll('[aria-invalid]').forEach((input) => {
    input.removeAttribute('aria-invalid');
    input.removeAttribute('aria-describedby');
  });
}

async function suggestSites() {
  const q = field('office.site').value.trim();
  try {
    const { items } = await get('/api/v1/sites', { q, limit: SUGGESTIONS });
    byId('sites').replaceChildren(...items.map((site) => h('option', { value: site.id }, nameOf(site))));
  } catch (problem) {
    console.warn(problem);
  }
}
