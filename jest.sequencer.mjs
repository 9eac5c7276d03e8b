import fs from 'node:fs';

/** What takes longest, longest first. */
const LONGEST = ['tools/bench/faults/fleet', 'tools/bench/alerts', 'tools/bench/faults', 'tools/bench', 'tools/evals'];

const rank = ({ path }) => (LONGEST.findIndex((place) => path.includes(`/${place}`)) + LONGEST.length + 1) % (LONGEST.length + 1);

/**
 * The order of the files: known long ones first, then by size. Else the shortest files, which play the longest scenarios, would come last,
 * and a worker would be alone with one of them at the end.
 */
export default class LongestFirst {
  sort(tests) {
    const sized = tests.map((test) => ({ test, rank: rank(test), bytes: fs.statSync(test.path).size }));
    return sized.sort((a, b) => a.rank - b.rank || b.bytes - a.bytes).map(({ test }) => test);
  }

  /** Durations of earlier runs are not kept: the order is the same everywhere. */
  cacheResults() {}
}
