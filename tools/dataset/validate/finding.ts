/** One thing that is wrong. An error keeps the example out of a data set, a warning wants to be looked at. */
export interface Finding {
  /** Of the example, or `(set)` for what concerns all of them. */
  id: string;
  rule: string;
  severity: 'error' | 'warning';
  /** In plain words, with the place or the figure. */
  says: string;
}

/** Collects the findings of one example. */
export class Findings {
  readonly list: Finding[] = [];
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  error(rule: string, says: string): void {
    this.list.push({ id: this.#id, rule, severity: 'error', says });
  }

  warn(rule: string, says: string): void {
    this.list.push({ id: this.#id, rule, severity: 'warning', says });
  }
}
