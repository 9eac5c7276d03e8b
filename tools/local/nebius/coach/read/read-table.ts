const EMPTY_CELL = /^[\s–—-]*$/;

/** The rows of a Markdown table as readable clauses: `Sled push 50 m: Open women 102 kg, Open men 152 kg`. Empty cells and sample sizes are left out. */
export function readTable(lines: readonly string[]): string[] {
  const [header, ...rows] = lines.filter((line) => !/^\|?[\s:|-]+\|?$/.test(line)).map(cellsOf);
  return rows.map((row) => readRow(header ?? [], row)).filter((text) => text !== '');
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\s*\|/, '')
    .replace(/\|\s*$/, '')
    .split('|')
    .map((cell) => cell.replaceAll('**', '').trim());
}

function readRow(header: readonly string[], row: readonly string[]): string {
  const [first = '', ...cells] = row;
  const name = /^\d/.test(first) ? `${header[0] ?? ''} ${first}`.trim() : first;
  const values = cells
    .map((cell, at) => ({ cell, head: header[at + 1] ?? '' }))
    .filter(({ cell, head }) => !EMPTY_CELL.test(cell) && head !== 'n')
    .map(({ cell, head }) => `${head} ${cell}`.trim());
  return name === '' || values.length === 0 ? '' : `${name}: ${values.join(', ')}.`;
}
