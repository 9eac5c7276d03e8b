import type { Unit } from './parse-sections.ts';

/** Prints units as Markdown. A table that begins or continues here gets its header lines. */
export function renderUnits(units: readonly Unit[]): string {
  let text = '';
  let before: Unit | undefined;
  for (const unit of units) {
    const sameBlock = before !== undefined && before.block === unit.block;
    if (before) text += sameBlock ? (unit.kind === 'sentence' && before.kind === 'sentence' ? ' ' : '\n') : '\n\n';
    if (!sameBlock && unit.tableHead !== undefined) text += `${unit.tableHead}\n`;
    text += unit.text;
    before = unit;
  }
  return text;
}
