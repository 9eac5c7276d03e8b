import { parse } from 'yaml';
import { z } from 'zod';

const SourceEntry = z.strictObject({
  title: z.string().min(1),
  publisher_or_authors: z.string().min(1),
  year: z.int().min(1950).max(2100),
  kind: z.enum(['rulebook', 'guide', 'guideline', 'paper', 'dataset', 'practice']),
  how_seen: z.string().min(1),
  confidence: z.enum(['high', 'medium', 'low']),
});

/** Reads `sources.yaml`: its keys, the kind of each, and one sentence per entry that is not well formed. */
export function parseSources(text: string): { keys: Set<string>; kinds: Map<string, string>; findings: string[] } {
  const entries = z.record(z.string(), z.unknown()).safeParse(parse(text));
  if (!entries.success) return { keys: new Set(), kinds: new Map(), findings: ['sources.yaml: not a map from key to source'] };
  const findings = Object.entries(entries.data).flatMap(([key, entry]) => {
    const parsed = SourceEntry.safeParse(entry);
    const wrong = parsed.success
      ? []
      : parsed.error.issues.map((issue) => `sources.yaml: ${key}: ${issue.path.join('.')} ${issue.message}`);
    return /^[a-z0-9][a-z0-9-]*$/.test(key) ? wrong : [...wrong, `sources.yaml: ${key}: a key has lower-case letters, digits and - only`];
  });
  const kinds = Object.entries(entries.data).flatMap(([key, entry]): [string, string][] => {
    const parsed = SourceEntry.safeParse(entry);
    return parsed.success ? [[key, parsed.data.kind]] : [];
  });
  return { keys: new Set(Object.keys(entries.data)), kinds: new Map(kinds), findings };
}
