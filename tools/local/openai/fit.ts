import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { isEnglishWord, plainWords } from './lsa/content-words.ts';
import { modelIdOf, packBasis, unpackBasis } from './lsa/embedding-basis.ts';
import { fitBasis } from './lsa/fit-basis.ts';
import { splitAsked } from './lsa/split-asked.ts';
import { splitCorpus } from './lsa/split-corpus.ts';
import { chooseWords } from './words/choose-words.ts';
import { openEncoderPackage, readWordPackage, WORDS_SOURCE } from './words/read-packages.ts';

/*
 * Refits the committed basis: node --conditions=@hyrox/source tools/local/openai/fit.ts <folder of .md> [file to write] [--english <folder>]
 * The model id changes with it, so everything embedded before must be embedded again. English words stay as the committed file has them; --english makes
 * them anew from the folder that holds the packages which `WORDS_SOURCE` names.
 */
const { positionals, values } = parseArgs({ allowPositionals: true, options: { english: { type: 'string' } } });
const committed = join(import.meta.dirname, 'basis.json');
const [folder, target = committed] = positionals;
if (folder === undefined) throw new Error('Which folder of .md files? usage: fit.ts <folder> [file to write] [--english <folder>]');

const files = (await readdir(folder)).filter((name) => name.endsWith('.md') && name !== 'README.md').sort();
const rows = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).flatMap((text) => splitCorpus(text));
const asked = join(folder, 'asked.yaml');
if (existsSync(asked)) rows.push(...splitAsked(parse(await readFile(asked, 'utf8'))));
const artefact = packBasis({ ...fitBasis(rows), english: await readEnglish() }, WORDS_SOURCE);
await writeFile(target, `${JSON.stringify(artefact, null, 2)}\n`);
process.stdout.write(
  `${modelIdOf(artefact)} from ${rows.length} rows of ${files.length} files, ${artefact.terms.split(' ').length} words -> ${target}\n`,
);

async function readEnglish() {
  if (values.english === undefined) return unpackBasis(JSON.parse(await readFile(committed, 'utf8'))).english;
  const library = new Set(rows.flatMap((row) => plainWords(row)));
  return chooseWords(await readWordPackage(values.english), await openEncoderPackage(values.english), { library, isWord: isEnglishWord });
}
