/** One call as our ledger has it. Money in nano-dollars; `leastNanoUsd` and `mostNanoUsd` bound an estimate. */
export interface LedgerRow {
  requestId: string;
  model: string;
  tokensIn: number;
  tokensOut: number;
  costNanoUsd: number;
  exact: boolean;
  leastNanoUsd: number | null;
  mostNanoUsd: number | null;
}

/** One call as the provider charged it. */
export interface BillLine {
  requestId: string;
  model: string;
  tokensIn: number;
  tokensOut: number;
  nanoUsd: number;
}

interface Part {
  rows: number;
  ledgerNanoUsd: number;
  billNanoUsd: number;
}

/** One model, compared call by call. */
export interface ModelAccount {
  model: string;
  /** Rows whose tokens the provider told. */
  exact: Part & { differing: number };
  /** Rows it did not tell; one that was not charged is charged 0. `outside`: what was charged is beyond the bound. */
  estimated: Part & { leastNanoUsd: number; mostNanoUsd: number; outside: number };
  /** Charged, but no row. */
  missingInLedger: { lines: number; nanoUsd: number };
  /** An exact row, but nothing was charged. */
  missingInBill: { rows: number; nanoUsd: number };
}

export interface Reconciliation {
  models: ModelAccount[];
  /** Every exact row is charged to the nano-dollar, every estimate lies in its bound, and nothing is missing. */
  agrees: boolean;
  /** The first calls that do not agree. */
  examples: { requestId: string; model: string; what: string; ledgerNanoUsd: number | null; billNanoUsd: number | null }[];
}

const EXAMPLES = 10;

/** Compares a ledger with the provider's own count, by request id. */
export function reconcile(rows: readonly LedgerRow[], lines: readonly BillLine[]): Reconciliation {
  const accounts = new Map<string, ModelAccount>();
  const accountOf = (model: string): ModelAccount => {
    const account = accounts.get(model) ?? emptyAccount(model);
    accounts.set(model, account);
    return account;
  };
  const examples: Reconciliation['examples'] = [];
  const charged = Map.groupBy(lines, ({ requestId, model }) => `${model}\n${requestId}`);
  for (const row of rows) {
    const key = `${row.model}\n${row.requestId}`;
    const found = charged.get(key);
    charged.delete(key);
    const what = addRow(accountOf(row.model), row, found);
    if (what)
      examples.push({
        requestId: row.requestId,
        model: row.model,
        what,
        ledgerNanoUsd: row.costNanoUsd,
        billNanoUsd: found ? sumOf(found) : null,
      });
  }
  for (const line of [...charged.values()].flat()) {
    const { missingInLedger } = accountOf(line.model);
    missingInLedger.lines++;
    missingInLedger.nanoUsd += line.nanoUsd;
    examples.push({
      requestId: line.requestId,
      model: line.model,
      what: 'missing in the ledger',
      ledgerNanoUsd: null,
      billNanoUsd: line.nanoUsd,
    });
  }
  const models = [...accounts.values()].sort((a, b) => (a.model < b.model ? -1 : 1));
  return { models, agrees: examples.length === 0, examples: examples.slice(0, EXAMPLES) };
}

const sumOf = (lines: readonly BillLine[]): number => lines.reduce((sum, { nanoUsd }) => sum + nanoUsd, 0);

/** Adds a row to its model's account; says what is wrong with it, if anything. */
function addRow(account: ModelAccount, row: LedgerRow, found: readonly BillLine[] | undefined): string | undefined {
  const billNanoUsd = sumOf(found ?? []);
  const part = row.exact ? account.exact : account.estimated;
  if (row.exact && !found) {
    account.missingInBill.rows++;
    account.missingInBill.nanoUsd += row.costNanoUsd;
    return row.costNanoUsd === 0 ? undefined : 'missing in the bill';
  }
  part.rows++;
  part.ledgerNanoUsd += row.costNanoUsd;
  part.billNanoUsd += billNanoUsd;
  if (row.exact) {
    const same =
      billNanoUsd === row.costNanoUsd && found?.every((line) => line.tokensIn === row.tokensIn && line.tokensOut === row.tokensOut);
    if (same) return undefined;
    account.exact.differing++;
    return 'an exact row differs';
  }
  const [least, most] = [row.leastNanoUsd ?? row.costNanoUsd, row.mostNanoUsd ?? row.costNanoUsd];
  account.estimated.leastNanoUsd += least;
  account.estimated.mostNanoUsd += most;
  if (billNanoUsd >= least && billNanoUsd <= most) return undefined;
  account.estimated.outside++;
  return 'an estimate is outside its bound';
}

const emptyAccount = (model: string): ModelAccount => ({
  model,
  exact: { rows: 0, ledgerNanoUsd: 0, billNanoUsd: 0, differing: 0 },
  estimated: { rows: 0, ledgerNanoUsd: 0, billNanoUsd: 0, leastNanoUsd: 0, mostNanoUsd: 0, outside: 0 },
  missingInLedger: { lines: 0, nanoUsd: 0 },
  missingInBill: { rows: 0, nanoUsd: 0 },
});
