import fs from 'node:fs';
import { expect, test } from '@jest/globals';
import { OPS_RULES } from './ops-rules.ts';

const rules = fs.readFileSync(new URL('../../../infra/observability/prometheus/rules/hyrox.yml', import.meta.url), 'utf8');
const ruleOf = (name: string) => new RegExp(`- alert: ${name}\\n([\\s\\S]*?)labels:`, 'u').exec(rules)?.[1] ?? '';

/** A figure in the unit that Prometheus compares. */
const IN_THE_RULE: Record<string, (value: number) => string> = {
  share: (value) => `${value}`,
  ms: (value) => `${value / 1_000}`,
  nanoUsd: (value) => `${value / 1e9}`,
  waiting: (value) => `${value}`,
  before: (value) => `${value}`,
  usual: (value) => `${value}`,
  seconds: (value) => `${value}`,
};

test.each(Object.entries(OPS_RULES))('the page judges %s by the figures of the alert', (name, { ...figures }) => {
  const rule = ruleOf(name);
  const { least, ...limits } = figures as Record<string, number>;
  for (const [unit, value] of Object.entries(limits)) {
    const said = IN_THE_RULE[unit]?.(value) ?? 'no such unit';
    expect(rule).toMatch(new RegExp(`(?:>|>=) ${said.replace('.', '\\.')}(?![\\d.])`, 'u'));
  }
  if (least !== undefined) expect(rule).toMatch(new RegExp(`>= ${least}(?![\\d.])`, 'u'));
});
