import type { CollectedTurn } from '@hyrox/contracts';
import type { DataApi } from '../api/data-api.ts';
import { checkDataset } from '../export/check-dataset.ts';
import { readLatest } from '../export/dataset-folder.ts';

/** An export that is older may hold turns of somebody who withdrew since; loaders refuse it. */
const USABLE_MS = 30 * 24 * 60 * 60_000;

async function countOf(turns: AsyncIterable<CollectedTurn>): Promise<number> {
  let count = 0;
  for (const iterator = turns[Symbol.asyncIterator](); !(await iterator.next()).done;) count += 1;
  return count;
}

/** What could be exported at this moment, and whether the latest export is whole and young enough. */
export async function tellStatus(api: DataApi, root: string, json: boolean): Promise<void> {
  const readable = await countOf(api.turns({ flaggedOnly: false }));
  const flagged = await countOf(api.turns({ flaggedOnly: true }));
  console.log(`${flagged} flagged of ${readable} consented turns`);
  const latest = await readLatest(root);
  const problems = latest ? await checkDataset(latest.folder) : [];
  if (!latest) console.log('nothing was exported yet');
  else {
    const old = Date.now() - Date.parse(latest.manifest.created_at) > USABLE_MS;
    console.log(
      `latest export ${latest.manifest.version}: ${latest.manifest.counts.turns} turns${old ? ', older than 30 days: export again' : ''}`,
    );
    for (const problem of problems) console.log(`damaged: ${problem}`);
  }
  if (json) console.log(JSON.stringify({ readable, flagged, latest, problems }));
}
