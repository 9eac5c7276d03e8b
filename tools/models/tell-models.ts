import type { readRoutes, RouteSwitch } from '@hyrox/contracts';
import type { z } from 'zod';
import { formatTable } from '../bench/lab/format-table.ts';

type Routes = z.output<typeof readRoutes.output>;

/** Dollars per million tokens, as price lists write it. */
const perMillion = (nanoUsd: number | null): string => (nanoUsd === null ? '?' : `$${(nanoUsd / 1000).toFixed(2)}`);

/** What each model of the catalogue does at the moment, and what is in force since when. */
export function tellRoutes({ state, chain, models, history }: Routes): string {
  const roles = (id: string, goneUntil: string | null = null): string =>
    [
      ...(chain.includes(id) ? [`${chain.indexOf(id) + 1}. of the chain`] : []),
      ...state.splits.filter(({ model }) => model === id).map(({ percent }) => `answers ${percent} % of the athletes`),
      ...(state.shadow?.model === id ? [`shadows ${state.shadow.percent} % of the turns`] : []),
      ...(state.retired.includes(id) ? ['retired'] : []),
      ...(goneUntil ? [`not served, asked again at ${goneUntil}`] : []),
    ].join(', ');
  const rows = models.map((model) => [
    ...[model.id, model.lifecycle, roles(model.id, model.goneUntil)],
    ...[`${perMillion(model.nanoUsdPerTokenIn)} / ${perMillion(model.nanoUsdPerTokenOut)}`],
    ...[model.contextTokens === null ? '?' : String(model.contextTokens), model.retiresOn ?? ''],
  ]);
  const [last] = history;
  const listed = new Set(models.map(({ id }) => id));
  const others = [...new Set([...chain, ...state.splits.map(({ model }) => model)])].filter((id) => !listed.has(id));
  return [
    formatTable(['model', 'in the catalogue', 'now', 'per million in / out', 'context', 'announced end'], rows),
    ...others.map((id) => `${id}: ${roles(id)} (priced by its base)`),
    last
      ? `revision ${last.revision}: ${last.change}, by ${last.who} at ${last.switchedAt}: ${last.why}`
      : 'Nothing was ever switched: the catalogue and NEBIUS_MODEL decide.',
  ].join('\n');
}

/** The switches, youngest first. */
export function tellHistory(switches: readonly RouteSwitch[]): string {
  if (!switches.length) return 'Nothing was ever switched.';
  return formatTable(
    ['revision', 'when', 'who', 'what', 'why'],
    switches.map(({ revision, switchedAt, who, change, why }) => [String(revision), switchedAt, who, change, why]),
  );
}
