const BLOCK = /^<!-- table: ([a-z0-9-]+) -->\n[\s\S]*?^<!-- end -->$/gmu;
const MARK = /^<!-- (?:table: [a-z0-9-]+|end) -->\n?/gmu;

/**
 * Writes each `<!-- table: name --> … <!-- end -->` of a document anew from the table of that name, so that a document cannot say
 * something else than the data. Throws for a name that is no table and for a mark without its partner.
 */
export function fillTables(file: string, text: string, tables: Readonly<Record<string, () => string>>): string {
  const filled = text.replace(BLOCK, (_, name: string) => {
    const make = tables[name];
    if (!make) throw new Error(`${file}: there is no table ${name}; known are ${Object.keys(tables).join(', ')}`);
    return `<!-- table: ${name} -->\n${make()}\n<!-- end -->`;
  });
  const marks = filled.match(MARK)?.length ?? 0;
  const blocks = filled.match(BLOCK)?.length ?? 0;
  if (marks !== blocks * 2) throw new Error(`${file}: a <!-- table: … --> and its <!-- end --> do not match`);
  return filled;
}

/** The text as a reader sees it: without the marks. */
export const withoutTableMarks = (text: string): string => text.replace(MARK, '');
