import { get, Refusal } from './api.js';

const LARGEST = 1_000;

/**
 * A list that comes page by page; fetched anew it keeps its length. `show` is called when it has changed, or with what went
 * wrong.
 */
export class Paged {
  #path;
  #query;
  #size;
  #show;
  #cursor;
  /** Counts what was asked, so that a late answer to an earlier question isn't shown. */
  #asked = 0;
  #adding = false;
  items = [];
  loaded = false;

  constructor(path, query, size, show) {
    this.#path = path;
    this.#query = query;
    this.#size = size;
    this.#show = show;
  }

  get more() {
    return Boolean(this.#cursor);
  }

  /** From the beginning: what is asked now is another question. */
  restart() {
    return this.#fetch({ limit: this.#size }, []);
  }

  /** As many as are there already, unless more of them are under way. */
  refresh() {
    return this.#adding ? undefined : this.#fetch({ limit: Math.min(LARGEST, Math.max(this.#size, this.items.length)) }, []);
  }

  async add() {
    this.#adding = true;
    await this.#fetch({ limit: this.#size, cursor: this.#cursor }, this.items);
    this.#adding = false;
  }

  async #fetch(part, before) {
    const mine = ++this.#asked;
    try {
      const answer = await get(this.#path, { ...this.#query(), ...part });
      if (mine !== this.#asked) return;
      this.items = [...before, ...answer.items];
      this.#cursor = answer.next_cursor;
      this.loaded = true;
      this.#show();
    } catch (problem) {
      if (mine !== this.#asked) return;
      if (problem instanceof Refusal) this.items = [];
      this.#show(problem);
    }
  }
}
