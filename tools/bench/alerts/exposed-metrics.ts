import fs from 'node:fs';
import path from 'node:path';
import { lookUntil } from './look-until.ts';

const OBSERVABILITY = path.resolve(import.meta.dirname, '../../../infra/observability');

/** Names that appear only once something rare has happened, with what that is: a histogram shows itself with its first record. */
export const RARE: Readonly<Record<string, string>> = { hyrox_warm_up_seconds_bucket: 'a turn has waited for a cold model' };

/** Every name of ours in the rules and dashboards, as Prometheus asks for it; what is shown as quantiles needs its buckets. */
export function namedMetrics(): Set<string> {
  const files = ['prometheus/rules/*.yml', 'dashboards/*.yaml'].flatMap((glob) => fs.globSync(glob, { cwd: OBSERVABILITY }));
  const texts = files.map((file) => fs.readFileSync(path.join(OBSERVABILITY, file), 'utf8').replaceAll(/^\s*#.*$/gmu, ''));
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/(quantiles: *)?\b(hyrox_\w+)/gu)].map(([, quantiles, name]) => (quantiles ? `${name}_bucket` : (name ?? ''))),
    ),
  );
}

/** The names of all samples that these processes show at their `/metrics` now; a process that does not answer throws. */
export async function exposedMetrics(metrics: Readonly<Record<string, string>>): Promise<Set<string>> {
  const texts = await Promise.all(Object.values(metrics).map(async (url) => (await fetch(url)).text()));
  return new Set(texts.flatMap((text) => [...text.matchAll(/^(hyrox_\w+)/gmu)].map(([, name]) => name ?? '')));
}

/** What is asked for and nowhere shown, sorted. */
export async function missingMetrics(metrics: Readonly<Record<string, string>>): Promise<string[]> {
  const exposed = await exposedMetrics(metrics);
  return [...namedMetrics()].filter((name) => !exposed.has(name)).sort();
}

/** Looks again until nothing is missing but what `but` knows, or the time is over; returns what still is. */
export async function waitForMetrics(
  metrics: Readonly<Record<string, string>>,
  { but, withinMs }: { but: Readonly<Record<string, string>>; withinMs: number },
): Promise<string[]> {
  let missing: string[] = [];
  await lookUntil(async () => (missing = (await missingMetrics(metrics)).filter((name) => !(name in but))).length === 0, withinMs);
  return missing;
}
