import { z } from 'zod';
import { StartError } from '../local/start/start-error.ts';
import { nanoUsdOf } from './money.ts';
import type { BillLine } from './reconcile.ts';

const StandInBill = z.object({
  lines: z.array(
    z.object({ key: z.string(), model: z.string(), atMs: z.number(), promptTokens: z.int(), completionTokens: z.int(), nanoUsd: z.int() }),
  ),
});

export interface Bill {
  lines: BillLine[];
  /** When its first call came; what the ledger holds from before is another bill's. Undefined: it says nothing of times. */
  since: Date | undefined;
}

/** The bill of the stand-in for the provider, as it stands. */
export async function readStandInBill(nebiusUrl: string): Promise<Bill> {
  const response = await fetch(`${nebiusUrl}/stand-in/bill`);
  if (!response.ok) throw new StartError(`There is no bill at ${nebiusUrl}: with a real provider name its export with --file.`);
  const { lines } = StandInBill.parse(await response.json());
  const first = lines.reduce((min, { atMs }) => Math.min(min, atMs), Number.POSITIVE_INFINITY);
  return {
    lines: lines.map(({ key, model, promptTokens, completionTokens, nanoUsd }) => ({
      requestId: key,
      model,
      tokensIn: promptTokens,
      tokensOut: completionTokens,
      nanoUsd,
    })),
    since: lines.length ? new Date(first) : undefined,
  };
}

const COLUMNS = {
  requestId: ['request_id', 'client_request_id'],
  model: ['model'],
  tokensIn: ['prompt_tokens', 'input_tokens'],
  tokensOut: ['completion_tokens', 'output_tokens'],
} as const;

/**
 * A provider's export: a heading, then a line per call, with its request id (ours, as it was told), model, tokens, and `cost_usd` or `cost_nano_usd`.
 * What Nebius itself exports is not established, so the heading decides. Throws a StartError that names what is missing or the line that cannot be read.
 */
export function readBillFile(text: string): Bill {
  const [heading = '', ...rows] = text.split(/\r?\n/).filter((line) => line.trim());
  const names = cellsOf(heading).map((name) => name.toLowerCase());
  const columnOf = (wanted: readonly string[]): number => {
    const at = names.findIndex((name) => wanted.includes(name));
    if (at < 0) throw new StartError(`The file has no column ${wanted.join(' or ')}.`);
    return at;
  };
  const at = {
    requestId: columnOf(COLUMNS.requestId),
    model: columnOf(COLUMNS.model),
    tokensIn: columnOf(COLUMNS.tokensIn),
    tokensOut: columnOf(COLUMNS.tokensOut),
  };
  const cost = columnOf(['cost_nano_usd', 'cost_usd']);
  const inNano = names[cost] === 'cost_nano_usd';
  const lines = rows.map((row, i): BillLine => {
    const cells = cellsOf(row);
    const count = (column: number) => z.coerce.number().int().min(0).parse(cells[column]);
    try {
      return {
        requestId: cells[at.requestId] ?? '',
        model: cells[at.model] ?? '',
        tokensIn: count(at.tokensIn),
        tokensOut: count(at.tokensOut),
        nanoUsd: inNano ? count(cost) : nanoUsdOf(cells[cost] ?? ''),
      };
    } catch (cause) {
      throw new StartError(`Line ${i + 2} of the file cannot be read: ${row}`, { cause });
    }
  });
  return { lines, since: undefined };
}

/** Cells of one line; quoted ones may hold commas, and a quote twice. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .slice(0, -1)
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim()));
}
