import { parse } from 'yaml';
import { z } from 'zod';

const FrontMatter = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_-]*$/, 'must be lower-case letters, digits, _ and -'),
  title: z.string().min(1),
  season: z.string().regex(/^\d\d\/\d\d$/, "must look like '26/27'"),
  updated: z.iso.date(),
  licence: z.literal('CC-BY-4.0'),
});
export type FrontMatter = z.infer<typeof FrontMatter>;

export interface KnowledgeDocument {
  file: string;
  meta: FrontMatter;
  /** The text below the front matter. */
  body: string;
}

/** Reads a knowledge document. Throws an error that names the file and the wrong field; the id must be the file's name. */
export function parseDocument(file: string, text: string): KnowledgeDocument {
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  if (!found) throw new Error(`${file}: no front matter between two lines of ---`);
  const meta = FrontMatter.safeParse(parse(found[1] ?? '', { schema: 'core' }));
  if (!meta.success)
    throw new Error(`${file}: front matter, ${meta.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`);
  if (`${meta.data.id}.md` !== file) throw new Error(`${file}: its id is ${meta.data.id}, so the file should be called ${meta.data.id}.md`);
  return { file, meta: meta.data, body: found[2] ?? '' };
}
