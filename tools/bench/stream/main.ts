import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { benchStreams } from './bench-streams.ts';
import { describeStreams } from './describe-streams.ts';
import { Cell, mergeCells } from './figures.ts';
import { isWrong, judgeStreams } from './judge-streams.ts';
import { SITUATIONS } from './situations.ts';
import { SYSTEMS } from './systems/system.ts';

const USAGE = `npm run bench -- stream [--systems a,b] [--streams a,b] [--seconds N] [--repetitions N] [--cpu-prof DIR] [--json FILE]

  Streams of tokens through gateway, bus and worker beside other proxies, with the same provider and the same client, each on one core.
  --systems      of ${SYSTEMS.join(', ')}; default all. path: our streaming path alone; turn: the whole product
  --streams      of ${SITUATIONS.join(', ')}; default all
  --seconds      how long each is measured, default 15
  --repetitions  how often; times are those of the one that was disturbed least, default 1
  --cpu-prof     gateway and worker leave a CPU profile each in DIR; the figures are worth nothing then
  --json         writes the figures into FILE. What FILE holds already is kept and shown with the rest, so the bench can be run in pieces.

  Portkey is installed from npm into .hyrox/bench when it is first wanted; nginx is measured where it is installed.`;

const Figures = z.object({ bench: z.literal('stream'), cells: z.array(Cell) });

function listOf<T extends string>(words: string | undefined, known: readonly T[]): T[] {
  return words === undefined ? [...known] : z.array(z.enum(known)).min(1).parse(words.split(','));
}

/** Command line of the stream bench. Returns the exit code: 1 when a token of ours was lost, doubled or reordered, a stream stalled or broke. */
export async function benchStream(args: string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args,
    options: { systems: text, streams: text, seconds: text, repetitions: text, json: text, 'cpu-prof': text, help: { type: 'boolean' } },
  });
  const seconds = Number(values.seconds ?? 15);
  const repetitions = Number(values.repetitions ?? 1);
  if (values.help || !(seconds >= 1) || !(repetitions >= 1)) {
    console.log(USAGE);
    return values.help ? 0 : 1;
  }
  const file = values.json;
  let cells: Cell[] = file !== undefined && fs.existsSync(file) ? Figures.parse(JSON.parse(fs.readFileSync(file, 'utf8'))).cells : [];
  const keep = (cell: Cell) => {
    cells = mergeCells(cells, [cell]);
    if (file !== undefined) fs.writeFileSync(file, `${JSON.stringify({ bench: 'stream', cells, bar: judgeStreams(cells) }, null, 2)}\n`);
  };
  const seen = await benchStreams({
    systems: listOf(values.systems, SYSTEMS),
    situations: listOf(values.streams, SITUATIONS),
    seconds,
    repetitions,
    profileDir: values['cpu-prof'] === undefined ? undefined : path.resolve(values['cpu-prof']),
    log: (line) => console.log(line),
    measured: keep,
  });
  console.log(`\n${describeStreams({ ...seen, cells })}`);
  const broken = seen.cells.filter((cell) => (cell.system === 'path' || cell.system === 'turn') && isWrong(cell));
  for (const cell of broken) console.log(`FAILED ${cell.system}, ${cell.situation}: ${cell.errors[0] ?? 'wrong tokens or stalls'}`);
  return broken.length ? 1 : 0;
}
