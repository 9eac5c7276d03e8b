import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { modelIdOf, packBasis } from './lsa/embedding-basis.ts';
import { fitBasis } from './lsa/fit-basis.ts';
import { splitAsked } from './lsa/split-asked.ts';
import { splitCorpus } from './lsa/split-corpus.ts';

/*
 * Refits the committed basis: node --conditions=@hyrox/source tools/local/openai/fit.ts <folder of .md> [file to write]
 * The model id changes with it, so everything embedded before must be embedded again.
 */
const [folder, target = join(import.meta.dirname, 'basis.json')] = process.argv.slice(2);
if (folder === undefined) throw new Error('Which folder of .md files? usage: fit.ts <folder> [file to write]');

const files = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
const rows = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).flatMap((text) => splitCorpus(text));
const asked = join(folder, 'asked.yaml');
if (existsSync(asked)) rows.push(...splitAsked(parse(await readFile(asked, 'utf8'))));
const artefact = packBasis(fitBasis(rows));
await writeFile(target, `${JSON.stringify(artefact, null, 2)}\n`);
process.stdout.write(
  `${modelIdOf(artefact)} from ${rows.length} rows of ${files.length} files, ${artefact.terms.split(' ').length} words -> ${target}\n`,
);
