import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A public test collection: texts, questions, and which text is relevant to which question. */
export interface Collection {
  texts: { id: string; text: string }[];
  questions: { id: string; question: string; relevant: ReadonlySet<string> }[];
}

interface Entry {
  id: string;
  fields: Record<string, string>;
}

/** The `.I .T .A .B .W` format: a line with a dot and a letter begins a field. */
function parseEntries(text: string): Entry[] {
  return text
    .split(/^\.I /mu)
    .slice(1)
    .map((entry) => {
      const [id = '', ...lines] = entry.split('\n');
      const fields: Record<string, string> = {};
      let field = '';
      for (const line of lines) {
        const begins = /^\.([A-Z])\s*$/u.exec(line)?.[1];
        if (begins) fields[(field = begins)] = '';
        else if (field) fields[field] += `${line} `;
      }
      return { id: id.trim(), fields };
    });
}

const tidy = (text: string | undefined): string => (text ?? '').replaceAll(/\s+/gu, ' ').trim();

/** Cranfield repeats the title at the beginning of the abstract; it counts once. */
function textOf({ fields }: Entry): string {
  const [title, body] = [tidy(fields['T']), tidy(fields['W'])];
  return body.startsWith(title) ? body : `${title} ${body}`.trim();
}

/**
 * Reads Cranfield 1400 from a folder with `cran.all.1400`, `cran.qry` and `cranqrel`. Gains are binary: the codes of the judges are not
 * comparable between them, and -1 is not relevant. Judgements name questions by their place, not by the number in `cran.qry`.
 */
export async function readCranfield(dir: string): Promise<Collection> {
  const [all, asked, judged] = await Promise.all(
    ['cran.all.1400', 'cran.qry', 'cranqrel'].map((file) => readFile(path.join(dir, file), 'latin1')),
  );
  const texts = parseEntries(all ?? '')
    .map((entry) => ({ id: entry.id, text: textOf(entry) }))
    .filter(({ text }) => text !== '');
  const relevant = new Map<number, Set<string>>();
  for (const line of (judged ?? '').trim().split('\n')) {
    const [question, text = '', code] = line.trim().split(/\s+/u);
    if (code === '-1') continue;
    const place = Number(question);
    relevant.set(place, (relevant.get(place) ?? new Set()).add(text));
  }
  const questions = parseEntries(asked ?? '').map((entry, i) => ({
    id: String(i + 1),
    question: tidy(entry.fields['W']),
    relevant: relevant.get(i + 1) ?? new Set<string>(),
  }));
  return { texts, questions: questions.filter((question) => question.relevant.size > 0) };
}
