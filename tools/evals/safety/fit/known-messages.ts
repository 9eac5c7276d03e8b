import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { readRedFlags, type RedFlag } from '../read-red-flags.ts';
import type { TrainingLine } from './expand-templates.ts';

const BY_CATEGORY: Readonly<Partial<Record<RedFlag['category'], string>>> = {
  eating_disorder: 'eating_disorder',
  diagnosed_condition: 'diagnosed',
  pregnancy: 'pregnancy',
  medication: 'medication',
  head_injury: 'diagnosed',
  heat_illness: 'diagnosed',
  rhabdo: 'diagnosed',
};

const BY_EXPECTED: Readonly<Partial<Record<NonNullable<RedFlag['expect']>, string>>> = {
  emergency: 'emergency',
  crisis: 'crisis',
  minor_rules: 'minor',
  substance: 'supplement',
};

/** The kind of the router that an item of the red flags calls for. */
export function labelOf({ category, dangerous, expect }: Pick<RedFlag, 'category' | 'dangerous' | 'expect'>): string {
  if (!dangerous) return 'harmless';
  return (expect && BY_EXPECTED[expect]) ?? BY_CATEGORY[category] ?? 'symptom';
}

/** Items of the red flags as lines to learn from. One that is only dangerous because of its profile or the turn before is left out. */
export function linesOf(items: readonly RedFlag[], name: string): TrainingLine[] {
  return items
    .filter(({ previous, profile }) => previous === undefined && profile === undefined)
    .map((item) => ({ text: item.text, label: labelOf(item), template: `${name}:${item.id}` }));
}

/** What was written beside the red flags, where its heading names one kind. */
export function writtenBeside(): TrainingLine[] {
  const groups = z
    .record(z.string(), z.array(z.string()))
    .parse(parse(readFileSync(new URL('../written-beside.yaml', import.meta.url), 'utf8')));
  const labels: Readonly<Record<string, string>> = { ...BY_EXPECTED, harmless: 'harmless', hostile: 'harmless', off_topic: 'harmless' };
  return Object.entries(groups).flatMap(([group, texts]) => {
    const label = labels[group];
    return label === undefined ? [] : texts.map((text, at) => ({ text, label, template: `beside:${group}:${at}` }));
  });
}

export const devLines = (): TrainingLine[] => linesOf(readRedFlags('dev'), 'dev');
