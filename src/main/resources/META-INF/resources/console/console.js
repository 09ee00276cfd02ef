import { prepareActions } from './actions.js';
import { showAlarms } from './alarm-list.js';
import { AlarmStore, isUnacknowledged } from './alarm-store.js';
import { get, Refusal } from './api.js';
import { chosenFamily, chooseFamily, prepareFilter, showDevices } from './device-list.js';
import { DeviceStore } from './device-store.js';
import { byId, say } from './dom.js';
import { absolute, ago, clockTime } from './format.js';
import { follow } from './live.js';
import { nameOf, words } from './page.js';
import { showSummary } from './summary.js';
import { refreshTimes } from './when.js';

const DEVICES_EVERY_MS = 10_000;
const ALARMS_EVERY_MS = 60_000;
const FLOODS_EVERY_MS = 15_000;
const RETRY_MS = 5_000;
const CLOCK_MS = 1_000;

const alarms = new AlarmStore();
const devices = new DeviceStore();

/** Since when the live connection is gone; absent while it is there. */
let lostAt;
/** Why the last list of alarms didn't come; absent if it did. */
let alarmsProblem;
/** Counts openings and losses, so that a list fetched for an earlier connection says nothing about this one. */
let connection = 0;

function show() {
  showSummary(alarms, devices, chosenFamily(), toggleFamily);
  showAlarms(alarms);
  if (alarmsProblem) say(byId('alarms-hint'), words('load_failed', { reason: alarmsProblem }));
}

function showWithDevices() {
  show();
  showDevices(devices);
}

function toggleFamily(family) {
  chooseFamily(chosenFamily() === family ? '' : family);
  showWithDevices();
  byId('devices').scrollIntoView({ block: 'nearest' });
}

function showLive(state) {
  const live = byId('live');
  live.dataset.state = state;
  if (live.textContent !== words(`live_${state}`)) live.textContent = words(`live_${state}`);
}

function showStale() {
  say(byId('stale'), lostAt ? words('stale_since', { time: absolute(lostAt), ago: ago(lostAt) }) : '');
  const { fetchedAt } = devices;
  const old = fetchedAt && Date.now() - fetchedAt > 3 * DEVICES_EVERY_MS;
  say(byId('devices-stale'), old ? words('devices_stale_since', { time: absolute(fetchedAt), ago: ago(fetchedAt) }) : '');
}

function announce(text) {
  byId('announcer').textContent = text;
}

async function syncAlarms() {
  try {
    await alarms.sync();
    alarmsProblem = undefined;
  } catch (problem) {
    alarmsProblem = problem.message;
  }
  show();
  return !alarmsProblem;
}

/** A connection counts as live only once the list has been fetched after it opened: nothing can have been missed then. */
async function opened() {
  const mine = ++connection;
  const synced = await syncAlarms();
  if (mine !== connection) return;
  if (!synced) {
    setTimeout(() => mine === connection && opened(), RETRY_MS);
    return;
  }
  if (lostAt) announce(words('announce_back'));
  lostAt = undefined;
  showLive('on');
  showStale();
}

function lost() {
  connection++;
  if (lostAt) return;
  lostAt = new Date();
  announce(words('announce_lost'));
  showLive('lost');
  showStale();
}

function heard(alarm) {
  const fresh = !alarms.knows(alarm.id);
  if (!alarms.take(alarm)) return;
  show();
  if (fresh && isUnacknowledged(alarm)) {
    announce(words('announce_raised', {
      priority: words(`priority_${alarm.priority}`), rule: nameOf(alarm.rule), site: nameOf(alarm.site),
    }));
  }
}

async function pollDevices() {
  try {
    await devices.sync();
    showWithDevices();
  } catch (problem) {
    if (!(problem instanceof Refusal)) live.restart();
    if (!devices.loaded) say(byId('devices-hint'), words('load_failed', { reason: problem.message }));
  }
  setTimeout(pollDevices, DEVICES_EVERY_MS);
}

/** What was last heard of floods stays when it can't be asked; that is told elsewhere. */
async function pollFloods() {
  try {
    const { items } = await get('/api/v1/alarms/flood');
    say(byId('flood'), items.map(({ jurisdiction, since, in_window: n }) =>
      words('flood', { where: nameOf(jurisdiction), time: absolute(since), n })).join(' '));
  } catch (problem) {
    console.warn(problem);
  } finally {
    setTimeout(pollFloods, FLOODS_EVERY_MS);
  }
}

async function pollAlarms() {
  await syncAlarms();
  setTimeout(pollAlarms, alarms.loaded ? ALARMS_EVERY_MS : RETRY_MS);
}

function tick() {
  byId('clock').textContent = clockTime(new Date());
  refreshTimes();
  showStale();
}

prepareFilter(showWithDevices);
prepareActions((answer) => (answer?.id ? heard(answer) : syncAlarms()));
const live = follow('/api/v1/alarms/stream', { opened, lost, alarm: heard });
pollDevices();
pollAlarms();
pollFloods();
tick();
setInterval(tick, CLOCK_MS);
show();
