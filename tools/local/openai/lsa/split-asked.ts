import { z } from 'zod';

const Asked = z.record(z.string(), z.record(z.string(), z.array(z.string())));

/**
 * Rows for a fit from what athletes ask (`asked.yaml`, read): one per section, its headings and its questions. They teach the fit which
 * everyday words belong to which words of the library. Throws for another shape.
 */
export const splitAsked = (asked: unknown): string[] =>
  Object.values(Asked.parse(asked)).flatMap((sections) =>
    Object.entries(sections).map(([headings, questions]) => [headings, ...questions].join('\n')),
  );
