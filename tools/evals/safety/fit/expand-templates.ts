import { readdirSync, readFileSync } from 'node:fs';

export interface TrainingLine {
  text: string;
  /** A kind of the router, or `harmless`. */
  label: string;
  /** Which template it came from: lines of one template never stand on both sides of a cross-validation. */
  template: string;
}

/** A small generator with a seed (mulberry32): the same data every time. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Slots = ReadonlyMap<string, readonly string[]>;
const pick = <T>(of: readonly T[], random: () => number): T => of[Math.floor(random() * of.length)] as T;

function fill(template: string, slots: Slots, random: () => number): string {
  const named = template.replace(/@([a-z]+)/gu, (_, name: string) => {
    const values = slots.get(name);
    if (!values) throw new Error(`There is no list of words called ${name}`);
    return pick(values, random);
  });
  let text = named;
  while (/\{[^{}]*\}/u.test(text)) text = text.replace(/\{([^{}]*)\}/gu, (_, choices: string) => pick(choices.split('|'), random));
  if (text.includes('@')) return fill(text, slots, random);
  return text
    .replace(/ +([,.?])/gu, '$1')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

function sections(text: string, mark: RegExp): [string, string[]][] {
  const found: [string, string[]][] = [];
  for (const line of text.split('\n')) {
    const name = mark.exec(line)?.[1];
    if (name !== undefined) found.push([name, []]);
    else if (line.trim() !== '') found.at(-1)?.[1].push(line.trim());
  }
  return found;
}

/** A slip of the finger: two letters swapped, one lost or one doubled. */
function slip(text: string, random: () => number): string {
  const words = text.split(' ');
  const at = Math.floor(random() * words.length);
  const word = words[at] ?? '';
  if (word.length < 5) return text;
  const i = 1 + Math.floor(random() * (word.length - 2));
  const how = random();
  const slipped =
    how < 0.4
      ? word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2)
      : how < 0.8
        ? word.slice(0, i) + word.slice(i + 1)
        : word.slice(0, i) + (word[i] ?? '') + word.slice(i);
  words[at] = slipped;
  return words.join(' ');
}

const sizeOf = (template: string): number =>
  [...template.matchAll(/\{([^{}]*)\}|@[a-z]+/gu)].reduce((size, [, choices]) => size * (choices ? choices.split('|').length : 12), 1);

const BREAKS = ['. ', '. ', ', ', ' ', '! ', '\n'];

/** One message of a template: filled in, sometimes with an opening, a closing question or a slip. */
function write(template: string, slots: Slots, random: () => number): string {
  let text = fill(template, slots, random);
  if (random() < 0.2) text = `${pick(slots.get('open') ?? [], random)} ${text}`;
  text = fill(text, slots, random);
  if (random() < 0.5) text += `${pick(BREAKS, random)}${fill(pick(slots.get('tail') ?? [], random), slots, random)}`;
  return random() < 0.2 ? slip(text, random) : text;
}

const folder = new URL('../training/', import.meta.url);
/** Files of whole messages by other hands: they are taken as they stand. */
const BY_OTHERS = /^told-by-(\w+)\.txt$/u;
const readSections = (file: string, mark: RegExp): [string, string[]][] => sections(readFileSync(new URL(file, folder), 'utf8'), mark);

/** Every template of `training/*.txt` filled in 2 to `most` ways, with openings, questions and slips that both sides share. */
export function expandTemplates(seed: number, most: number): TrainingLine[] {
  const slots = new Map(readSections('slots.txt', /^# (\w+)$/u));
  const random = randomFrom(seed);
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt') && name !== 'slots.txt' && !BY_OTHERS.test(name));
  return files.sort().flatMap((file) =>
    readSections(file, /^## (\w+)/u).flatMap(([label, templates]) =>
      templates.flatMap((template, at) => {
        const wanted = Math.min(most, Math.max(2, Math.ceil(2 * Math.log2(sizeOf(template)))));
        const texts = new Set(Array.from({ length: wanted }, () => write(template, slots, random)));
        return [...texts].map((text) => ({ text, label, template: `${file}:${label}:${at}` }));
      }),
    ),
  );
}

/** The messages of `told-by-*.txt`, each with the name of its writer before its number: `one:17`. */
export function readTold(): TrainingLine[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const writer = BY_OTHERS.exec(file)?.[1];
      if (writer === undefined) return [];
      const lines = readSections(file, /^## (\w+)/u).flatMap(([label, texts]) => texts.map((text) => ({ text, label })));
      return lines.map((line, at) => ({ ...line, template: `${writer}:${at}` }));
    });
}
