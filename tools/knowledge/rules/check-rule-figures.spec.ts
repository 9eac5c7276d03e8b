import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RACE_RULES } from '@hyrox/coaching';
import { parseSources } from '../verify/parse-sources.ts';
import { checkRuleFigures, REVIEWED, tellRuleFinding } from './check-rule-figures.ts';
import { faultPatterns } from './judge-penalties.ts';
import { CLASS_NAMES, loadsOf, targetsOf } from './race-loads.ts';

const knowledge = path.join(import.meta.dirname, '../../../knowledge');
const sourceKinds = parseSources(fs.readFileSync(path.join(knowledge, 'sources.yaml'), 'utf8')).kinds;
const read = (dir: string) =>
  fs
    .readdirSync(dir)
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({ file, text: fs.readFileSync(path.join(dir, file), 'utf8') }));
const library = read(knowledge);
const tasks = read(path.join(knowledge, 'research-tasks'));

/** Findings of one paragraph under headings of its own. */
const findingsOf = (text: string, heading = 'Hyrox stations') =>
  checkRuleFigures({ documents: [{ file: 'a.md', text: `# A\n\n## ${heading}\n\n${text}\n` }], sourceKinds, reviewed: [] });
const figures = (text: string, heading?: string) => findingsOf(text, heading).map(({ figure }) => figure);

test('every number about rules and loads in the library is what the rules data says', () => {
  expect(checkRuleFigures({ documents: library, sourceKinds }).map(tellRuleFinding)).toEqual([]);
});

test('so is every one in the research tasks', () => {
  expect(checkRuleFigures({ documents: tasks, sourceKinds, reviewed: [] }).map(tellRuleFinding)).toEqual([]);
});

describe('a wrong load is found in', () => {
  test.each([
    ['a plain sentence', 'The sled push is 150 kg for Open men.', ['150 kg']],
    ['a sentence that names the class first', 'Open men push 150 kg and Pro men 202 kg.', ['150 kg']],
    ['a list of classes', 'The push is 102 kg for Open women, 150 kg for Open men and 202 kg for Pro men.', ['150 kg']],
    ['brackets after the division', 'The Pro sled push (202 kg men, 150 kg women) comes second.', ['150 kg']],
    ['a class given the load of another', 'Open women push 152 kg.', ['152 kg']],
    ['a pair of men and women the wrong way round', '| Week | Push |\n|---|---|\n| 7 | 3 × 50 m, 102 / 152 kg |', ['102 kg']],
    [
      'a list without units',
      'Loads in week 3 at 80, 90 and 100 %: push 122, 137, 150 kg; pull 82, 93, 105 (62, 70, 78).',
      ['150 kg', '105 kg'],
    ],
    ['a table of classes', '| Station | Open men | Pro men |\n|---|---|---|\n| Sled pull | 105 kg | 153 kg |', ['105 kg']],
    ['a table of stations', '| Class | Sandbag | Wall ball |\n|---|---|---|\n| Pro women | 25 kg | 6 kg |', ['25 kg']],
    ['a table of shares', '| Weeks | Share | Sled push men |\n|---|---|---|\n| 1 | 60 % | 98 kg |', ['98 kg']],
    ['a sentence under the heading of its station', 'Bent arms suit 150 kg and 202 kg.', ['150 kg']],
    ['a carry with two bells', 'The farmers carry is 2 × 20 kg for Open men.', ['20 kg']],
    ['a share of the race load', 'At 80 % the push of Open men is 112 kg.', ['112 kg']],
    ['a sum', 'Take the empty sled off: an Open man pushes 152 kg (150 − 40 = 110).', ['150']],
    ['a difference', 'The push of Pro men is 45 kg heavier.', ['45 kg']],
    ['pounds', 'For the push 102 kg is 220 lb.', ['220 lb', '220 lb']],
    ['a mixed pair', 'Mixed Doubles push 102 kg in 25/26.', ['102 kg']],
  ])('%s', (_name, text, found) => {
    expect(figures(text, 'Sled push')).toEqual(found);
  });
});

describe('a wrong amount, height, penalty, age or season is found in', () => {
  test.each([
    ['a sentence that cites the rulebook', 'The farmers carry is 100 m. [src:rulebook-2627]', ['100 m']],
    ['the place of a station', 'The row is station 6 in Hyrox.', ['station 6']],
    ['the lanes of a sled', 'Push 50 m (5 × 12.5 m) in a lane.', ['50 m (5 × 12.5 m']],
    ['the number of runs', 'There are nine 1 km runs.', ['nine 1 km runs']],
    ['the wall balls of women', 'Women throw 75 wall balls in every division.', ['throw 75 wall balls']],
    ['the target of a class', 'Wall balls: the target is 3.00 m for Open men and 3.00 m for Pro women.', ['3.00 m']],
    ['a height in feet', 'The target is 9 ft (2.84 m) in many gyms.', ['2.84 m']],
    ['a repeated sandbag fault', 'A second dropped sandbag costs 30 s in 26/27.', ['30 s']],
    ['a penalty before its deed', 'Further penalties: 3 minutes for littering.', ['3 minutes']],
    ['a season named for another penalty', 'Hyrox penalties: in 26/27 the Doubles gap is 5 s.', ['5 s']],
    ['an age group', 'Doubles age groups have bands such as 30–39.', ['30–39']],
    ['the minimum age', 'Eighteen is the minimum in every format.', ['18']],
    ['an average of two', 'Doubles by age: 31 and 48 average 40.5 and race 40–44.', ['40.5']],
    ['the days of a season', 'A season runs from 1 August to 30 June.', ['1 August to 30 June']],
    ['the size of a cohort', 'The median is 2:56 (n = 25,377). [src:hyrox-aggregates]', ['n = 25,377']],
    ['a benchmark', '**Benchmarks.** Medians: Pro men 2:01, Pro women 29:59. [src:hyrox-aggregates]', ['29:59']],
    ['a race date', 'A race in May 2026 fell under 26/27.', ['26/27']],
    ['the season of Doubles loads', 'Mixed Doubles loads in 26/27 were a 152 kg push.', ['26/27']],
  ])('%s', (_name, text, found) => {
    expect(figures(text, 'Hyrox rules, penalties and age groups')).toEqual(found);
  });

  test('a generated table with a changed cell, by its line', () => {
    const document = library.find(({ file }) => file === 'team1a.md');
    const text = document?.text.replace('| 102 kg | 152 kg | 152 kg | 202 kg |', '| 102 kg | 152 kg | 152 kg | 200 kg |') ?? '';
    const found = checkRuleFigures({ documents: [{ file: 'team1a.md', text }], sourceKinds });
    expect(found.map(({ line, figure }) => [line, figure])).toEqual(expect.arrayContaining([[42, 'a line of a table']]));
  });
});

describe('nothing is found in', () => {
  test.each([
    ['right loads of every class', 'The push is 102 kg for Open women, 152 kg for Open men and Pro women, and 202 kg for Pro men.'],
    ['a share that the sentence names', 'At 80 % that is 122 and 82 kg for the push and 82 and 62 kg for the pull.'],
    ['a training table in steps of five per cent', '| Week | Push, RPE 7 |\n|---|---|\n| 2 | 6 × 25 m, 106 / 71 kg |'],
    ['barbell lifts', 'She squats 50 kg, deadlifts 90 kg and stalls on the sled.'],
    ['a person', 'A 62 kg man faces 152 kg on the sled push.'],
    ['the loads of a study', 'The pull in that study was 171.2 kg. [src:keogh-2010]'],
    ['both bells together', 'In the farmers carry that is 48 kg in all for Open men.'],
    ['pounds that fit', 'For the push 102 kg is 225 lb.'],
    ['half a station in training', 'Session: 3 × (500 m row, 25 m push, 50 wall balls), rest 2 min.'],
    ['a pace', 'The pair would have to be 15 s per km faster after two gap faults.'],
  ])('%s', (_name, text) => {
    expect(findingsOf(text).map(tellRuleFinding)).toEqual([]);
  });

  test('a figure quoted as wrong, while the one beside it is judged', () => {
    expect(figures('- **"Mixed Doubles push 75 kg."** The load is 152 kg.', 'Common wrong figures')).toEqual([]);
    expect(figures('- **"Mixed Doubles push 75 kg."** The load is 150 kg.', 'Common wrong figures')).toEqual(['150 kg']);
  });
});

describe('what the check rests on', () => {
  test('Singles and Doubles of one name stand on the same rung', () => {
    const rungs = Map.groupBy(
      RACE_RULES.seasons.flatMap(({ classes }) => classes),
      ({ division, sex }) => `${division} ${sex}`,
    );
    for (const classes of rungs.values()) expect(new Set(classes.map(({ rung }) => rung)).size).toBe(1);
    expect(CLASS_NAMES).toHaveLength(5);
    expect([loadsOf('sled_push', ['open men']), targetsOf(['pro women']), targetsOf(['open mixed'])]).toEqual([[152], [2.7], []]);
  });

  test('every fault that the rules give in seconds or minutes has words', () => {
    const timed = RACE_RULES.penalties.filter((of) => /\d+ (?:s|min)\b/u.test(`${of['25/26']?.consequence} ${of['26/27']?.consequence}`));
    expect(timed.map(({ fault }) => fault).filter((fault) => !(fault in faultPatterns))).toEqual([]);
  });

  test('a reviewed figure passes its own statement only, and an entry that fits nothing is a finding', () => {
    const entry = { file: 'a.md', words: 'fillable to 15 kg', figures: ['15 kg'], why: 'for training' };
    const check = (text: string) =>
      checkRuleFigures({ documents: [{ file: 'a.md', text }], sourceKinds, reviewed: [entry] }).map(({ figure }) => figure);
    expect(check('# A\n\nOpen women use a bag fillable to 15 kg.\n')).toEqual([]);
    expect(check('# A\n\nOpen women use a bag fillable to 15 kg.\n\nThe sandbag of Open women has 15 kg.\n')).toEqual(['15 kg']);
    expect(check('# A\n\nNothing here.\n')).toEqual(['reviewed entry']);
    expect(REVIEWED.length).toBeLessThan(20);
  });
});
