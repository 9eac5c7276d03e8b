import type { ChunkLimits, CountTokens } from './chunk.ts';
import { renderUnits } from './render-units.ts';
import { unitOf, type Section, type Unit } from './parse-sections.ts';
import { splitLongSection } from './split-long-section.ts';

/** The units of one passage, the headings that cover all of them and those of each section it was made of. */
export interface Piece {
  path: string[];
  sections: string[][];
  units: Unit[];
}

/**
 * Makes passages of sections: neighbours under the same H2 are joined while one of them is below the target and both fit the maximum;
 * a section above the maximum is split with an overlap. Sections of different H2 are never joined.
 */
export function packSections(sections: Section[], limits: ChunkLimits, countTokens: CountTokens): Piece[] {
  const size = (piece: Piece): number => countTokens(renderUnits(piece.units));
  const joined: Piece[] = [];
  for (const { path, units } of sections) {
    const section: Piece = { path, units, sections: [path] };
    const last = joined.at(-1);
    if (last && last.path[0] === section.path[0]) {
      const both = join(last, section);
      const oneIsSmall = size(last) < limits.targetTokens || size(section) < limits.targetTokens;
      if (oneIsSmall && size(both) <= limits.maxTokens) {
        joined[joined.length - 1] = both;
        continue;
      }
    }
    joined.push(section);
  }
  return joined.flatMap((piece) => splitLongSection(piece.units, limits, countTokens).map((units) => ({ ...piece, units })));
}

/** Two neighbours as one: what distinguishes their headings moves into the text. */
function join(before: Piece, after: Piece): Piece {
  const shared = before.path.filter((heading, at) => after.path[at] === heading);
  const offset = Math.max(...before.units.map((unit) => unit.block)) + 1;
  const own = [...headingUnits(before, shared.length, -1), ...before.units];
  const added = [
    ...headingUnits(after, shared.length, offset),
    ...after.units.map((unit) => ({ ...unit, block: unit.block + offset + 1 })),
  ];
  return { path: shared, units: [...own, ...added], sections: [...before.sections, ...after.sections] };
}

const headingUnits = (piece: Piece, sharedCount: number, block: number): Unit[] =>
  piece.path.slice(sharedCount).map((heading) => unitOf(block, 'heading', `**${heading}**`));
