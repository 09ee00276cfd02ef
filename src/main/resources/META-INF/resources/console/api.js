import { page } from './page.js';

const PATIENCE_MS = 15_000;

/**
 * The service answered, but not with what was asked for; other errors mean that no answer came. `faults` are what is wrong
 * with what was sent, each with `path` and `reason`.
 */
export class Refusal extends Error {
  constructor(message, status, faults) {
    super(message);
    this.status = status;
    this.faults = faults;
  }
}

/** Calls the API; fails with the problem's words, and leads to the sign-in page when the session is over. */
async function call(path, options = {}) {
  const response = await fetch(path, {
    ...options,
    headers: { Accept: 'application/json', 'Accept-Language': page.language, ...options.headers },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.status === 401) {
    location.assign('/sign-in');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    throw new Refusal(problem.detail ?? problem.title ?? `HTTP ${response.status}`, response.status, problem.errors ?? []);
  }
  return response.status === 204 ? undefined : response.json();
}

export const get = (path, query = {}) => call(`${path}?${new URLSearchParams(query)}`);

export const post = (path, body) => call(path, { method: 'POST', ...json(body) });

/** Replaces what was read in that version; refused when it has been changed since. */
export function put(path, body, version) {
  const { headers, ...rest } = json(body);
  return call(path, { method: 'PUT', headers: { ...headers, 'If-Match': `"${version}"` }, ...rest });
}

const json = (body) =>
  (body === undefined ? {} : { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

/** Follows the cursor of a list up to `most` items; says whether there were more. `query` is an object, or pairs. */
export async function list(path, query, most) {
  const items = [];
  let cursor;
  do {
    const page = await get(path, [...(Array.isArray(query) ? query : Object.entries(query)), ...(cursor ? [['cursor', cursor]] : [])]);
    items.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor && items.length < most);
  return { items, more: Boolean(cursor) };
}
