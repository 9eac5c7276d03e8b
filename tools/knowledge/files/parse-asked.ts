import { parse } from 'yaml';
import { z } from 'zod';
import type { AskedOf } from '../chunk/chunk-markdown.ts';

const Asked = z.record(z.string(), z.record(z.string(), z.array(z.string().trim().min(3))));

export interface AskedQuestions {
  /** The questions of one document. */
  of: (file: string) => AskedOf;
  /** Every place that has questions, `<document> › <headings>`. */
  places: ReadonlySet<string>;
}

/**
 * Reads `asked.yaml`: by document and headings, what athletes ask in their own words where the section answers it. Throws for another shape.
 */
export function parseAsked(text: string): AskedQuestions {
  const asked = Asked.parse(parse(text));
  const places = Object.entries(asked).flatMap(([id, sections]) => Object.keys(sections).map((path) => `${id} › ${path}`));
  return {
    of: (file) => {
      const sections = asked[file.replace(/\.md$/u, '')] ?? {};
      return (path) => sections[path] ?? [];
    },
    places: new Set(places),
  };
}
