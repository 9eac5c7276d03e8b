import type { Exported } from '../export/export-dataset.ts';

/** What a person wants to know after an export; with `json`, everything as the last line. */
export function tellExport({ folder, manifest, removed }: Exported, json: boolean): void {
  const { turns, athletes, left_out: leftOut } = manifest.counts;
  console.log(`${turns} turns of ${athletes} athletes in ${manifest.shards.length} files: ${folder}`);
  for (const [why, count] of Object.entries(leftOut)) console.log(`${count} left out: ${why}`);
  for (const version of removed) console.log(`removed ${version}: it held turns that may no longer be used`);
  if (json) console.log(JSON.stringify({ folder, manifest, removed }));
}
