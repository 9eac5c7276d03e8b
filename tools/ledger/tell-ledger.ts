import { formatTable } from '../bench/lab/format-table.ts';
import { dollars } from './money.ts';
import type { Grouping, LedgerSum } from './read-ledger.ts';
import type { Reconciliation } from './reconcile.ts';

/** The sums as a table with a last line for all. */
export function tellSums(by: Grouping, sums: readonly LedgerSum[]): string {
  if (!sums.length) return 'The ledger is empty.';
  const add = (of: (sum: LedgerSum) => number) => sums.reduce((total, sum) => total + of(sum), 0);
  const all: LedgerSum = {
    ...{ group: 'all', rows: add((s) => s.rows), exact: add((s) => s.exact), estimated: add((s) => s.estimated) },
    ...{ tokensIn: add((s) => s.tokensIn), tokensOut: add((s) => s.tokensOut), costNanoUsd: add((s) => s.costNanoUsd) },
    ...{ leastNanoUsd: add((s) => s.leastNanoUsd), mostNanoUsd: add((s) => s.mostNanoUsd) },
  };
  const cells = (sum: LedgerSum) => [
    ...[sum.group, String(sum.rows), String(sum.exact), String(sum.estimated), String(sum.tokensIn), String(sum.tokensOut)],
    ...[dollars(sum.costNanoUsd), sum.estimated ? `${dollars(sum.leastNanoUsd)} … ${dollars(sum.mostNanoUsd)}` : ''],
  ];
  return formatTable([by, 'rows', 'exact', 'estimated', 'tokens in', 'tokens out', 'cost', 'between'], [...sums, all].map(cells));
}

/** A reconciliation as a table, what does not agree, and the verdict. */
export function tellReconciliation({ models, agrees, examples }: Reconciliation): string {
  const rows = models.flatMap(({ model, exact, estimated, missingInLedger, missingInBill }) => [
    [
      model,
      'exact',
      String(exact.rows),
      dollars(exact.ledgerNanoUsd),
      dollars(exact.billNanoUsd),
      dollars(exact.ledgerNanoUsd - exact.billNanoUsd),
      `${exact.differing} differ`,
    ],
    [
      ...['', 'estimated', String(estimated.rows), dollars(estimated.ledgerNanoUsd), dollars(estimated.billNanoUsd)],
      ...[
        dollars(estimated.ledgerNanoUsd - estimated.billNanoUsd),
        `${estimated.outside} outside ${dollars(estimated.leastNanoUsd)} … ${dollars(estimated.mostNanoUsd)}`,
      ],
    ],
    ['', 'only billed', String(missingInLedger.lines), '', dollars(missingInLedger.nanoUsd), dollars(-missingInLedger.nanoUsd), ''],
    ['', 'only in the ledger', String(missingInBill.rows), dollars(missingInBill.nanoUsd), '', dollars(missingInBill.nanoUsd), ''],
  ]);
  const table = formatTable(['model', 'rows that are', 'rows', 'ledger', 'bill', 'difference', ''], rows);
  const wrong = examples.map(
    ({ requestId, what, ledgerNanoUsd, billNanoUsd }) =>
      `! ${what}: ${requestId} (ledger ${ledgerNanoUsd === null ? 'none' : dollars(ledgerNanoUsd)}, bill ${billNanoUsd === null ? 'none' : dollars(billNanoUsd)})`,
  );
  const verdict = agrees
    ? 'The ledger equals the bill: exact rows to the nano-dollar, estimates within their bounds, nothing missing.'
    : 'The ledger does not equal the bill.';
  return [models.length ? table : 'Nothing to compare.', ...wrong, verdict].join('\n');
}
