const MIN_WORDS = 12;

/**
 * Rows for a fit from one Markdown document: every paragraph, list or table, each with the headings above it (H1 to H3). Front matter and
 * `[src:…]` marks are left out. Rows of this size found more of 30 hand-made questions than whole sections or windows of paragraphs did.
 */
export function splitCorpus(markdown: string): string[] {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/\s*\[src:[^\]]*\]/g, '');
  const rows = sectionsOf(body).flatMap(({ path, text }) => text.split(/\n\s*\n/).map((paragraph) => `${path}\n${paragraph.trim()}`));
  return rows.filter((row) => row.split(/\s+/).length > MIN_WORDS);
}

function sectionsOf(body: string): { path: string; text: string }[] {
  const sections: { path: string; text: string }[] = [];
  const headings: string[] = [];
  let lines: string[] = [];
  const close = (): void => {
    const text = lines.join('\n').trim();
    if (text !== '') sections.push({ path: headings.filter(Boolean).join(' › '), text });
    lines = [];
  };
  for (const line of body.split('\n')) {
    const heading = /^(#{1,3}) (.+)$/.exec(line);
    if (heading === null) {
      lines.push(line);
      continue;
    }
    close();
    const level = heading[1]?.length ?? 1;
    headings.length = level - 1;
    headings[level - 1] = heading[2] ?? '';
  }
  close();
  return sections;
}
