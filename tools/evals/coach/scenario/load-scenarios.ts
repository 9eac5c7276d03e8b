import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Decide, Scope } from '../checks/check-kind.ts';
import { CHECK_KINDS } from '../checks/kinds.ts';
import type { Season } from '../checks/truth.ts';
import { prepareRubric, type Rubric } from '../judge/rubric.ts';
import { ProfileFixtures, ScenarioFile, type ProfileFixture, type Scenario } from './scenario.ts';

/** A check ready to be decided: by code, or by a judge when it has a rubric. */
export interface LoadedCheck {
  id: string;
  kind: string;
  scope: Scope;
  critical: boolean;
  /** Index of the turn it looks at. */
  turn: number;
  /** Added to every scenario by the loader, not written in its file. */
  standard: boolean;
  /** The settings as written, for reports. */
  settings: Readonly<Record<string, unknown>>;
  decide: Decide | null;
  rubric: Rubric | null;
}

export interface LoadedScenario extends Omit<Scenario, 'checks' | 'profile'> {
  category: string;
  profile: ProfileFixture | null;
  checks: LoadedCheck[];
}

/** What holds for every answer of every scenario: the pipeline did its part. */
const STANDARD: readonly Record<string, unknown>[] = [
  { kind: 'context_injected', id: 'std-context' },
  { kind: 'prompt_version', id: 'std-prompt-version' },
  { kind: 'chunks_stored', id: 'std-chunks-stored' },
];

const FOLDER = path.join(import.meta.dirname, '../scenarios');

function loadCheck(
  line: Scenario['checks'][number],
  of: { turns: number; season: Season; critical: boolean; standard: boolean },
): LoadedCheck {
  const { kind, id, scope, critical, turn, ...settings } = line;
  const at = (turn ?? of.turns) - 1;
  if (at >= of.turns) throw new Error(`${id ?? kind} looks at turn ${turn}, and there are ${of.turns}`);
  const shared = {
    id: id ?? kind.replaceAll('_', '-'),
    kind,
    critical: critical ?? of.critical,
    turn: at,
    standard: of.standard,
    settings,
  };
  if (kind === 'rubric') return { ...shared, scope: 'model', decide: null, rubric: prepareRubric(settings) };
  const known = CHECK_KINDS.get(kind);
  if (!known) throw new Error(`there is no check "${kind}"; there are ${[...CHECK_KINDS.keys(), 'rubric'].join(', ')}`);
  return { ...shared, scope: scope ?? known.scope, decide: known.prepare(settings, of.season), rubric: null };
}

function loadScenario(category: string, written: Scenario, profiles: Record<string, ProfileFixture>): LoadedScenario {
  const { checks, profile, expectRetrieval, ...rest } = written;
  const fixture = profile === null ? null : profiles[profile];
  if (fixture === undefined) throw new Error(`there is no profile "${profile}"`);
  const of = { turns: written.turns.length, season: written.asOf, critical: written.critical };
  const standard = written.turns.flatMap((_, i) =>
    STANDARD.map((line) => ({ ...line, id: `${String(line['id'])}-${i + 1}`, turn: i + 1 })),
  );
  const loaded = [
    ...checks.map((line) => loadCheck(line, { ...of, standard: false })),
    ...(expectRetrieval ? [loadCheck({ kind: 'retrieves', ...expectRetrieval }, { ...of, critical: false, standard: false })] : []),
    ...standard.map((line) => loadCheck(line as Scenario['checks'][number], { ...of, critical: true, standard: true })),
  ];
  const twice = loaded.find((check, i) => loaded.findIndex((other) => other.id === check.id) !== i);
  if (twice) throw new Error(`two checks are called ${twice.id}`);
  return { ...rest, expectRetrieval, category, profile: fixture, checks: loaded };
}

/** Every scenario of the folder, in the order of files and lines. Throws with the file and the scenario that does not fit. */
export function loadScenarios(folder = FOLDER): LoadedScenario[] {
  const read = (file: string): unknown => parse(fs.readFileSync(path.join(folder, file), 'utf8'));
  const profiles = ProfileFixtures.parse(read('profiles.yaml'));
  const files = fs.readdirSync(folder).filter((file) => file.endsWith('.yaml') && !['profiles.yaml', 'good-answers.yaml'].includes(file));
  const scenarios = files.toSorted().flatMap((file) => {
    const { category, scenarios: written } = within(file, () => ScenarioFile.parse(read(file)));
    return written.map((scenario) => within(`${file}, ${scenario.id}`, () => loadScenario(category, scenario, profiles)));
  });
  const twice = scenarios.find((scenario, i) => scenarios.findIndex((other) => other.id === scenario.id) !== i);
  if (twice) throw new Error(`Two scenarios are called ${twice.id}`);
  return scenarios;
}

function within<T>(where: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
