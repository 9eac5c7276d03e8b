import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { publishFile, writeAside, type Disk } from './disk.ts';

/** One question to one preset. The same prompt with another preset is another question. */
export interface Question {
  /** `team1`, or `prompt` for a question of one's own. */
  name: string;
  title: string;
  preset: string;
  prompt: string;
}

const Asked = z.object({ name: z.string(), preset: z.string(), askedAt: z.string() });

/** What is on the disk of a question: nothing, a note that it was asked, or its answer. */
export type Kept = { state: 'new' } | { state: 'asked'; askedAt: string } | { state: 'finished'; body: string };

/** As much as an answer may need, kept free on the disk while it is being paid for. */
const ROOM_BYTES = 4 * 1024 * 1024;

/** `team1-deep-research-3fa9c1d2`: changes with the prompt, so that a changed task is asked anew. */
export function fileNameOf({ name, preset, prompt }: Question): string {
  return `${name}-${preset}-${createHash('sha256').update(prompt).digest('hex').slice(0, 8)}`;
}

const LEFTOVERS = ['.room', '.asked.json', '.asked.json.partial', '.json.partial', '.md.partial', '.failed.json'];

const readOrNull = (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/**
 * The folder that answers are saved in: `<name>.json` as received, `<name>.md` to read, `<name>.asked.json` while a question is open.
 * A file appears whole or not at all, and the raw answer before anything else.
 */
export function openResultFolder(dir: string, disk: Disk) {
  const fileOf = (question: Question, ending: string): string => path.join(dir, `${fileNameOf(question)}${ending}`);
  const put = async (file: string, text: string): Promise<void> => {
    await writeAside(disk, `${file}.partial`, text);
    await publishFile(disk, `${file}.partial`, file);
  };
  return {
    jsonFile: (question: Question): string => fileOf(question, '.json'),
    markdownFile: (question: Question): string => fileOf(question, '.md'),
    make: () => disk.makeFolder(dir),

    read: async (question: Question): Promise<Kept> => {
      const body = await readOrNull(fileOf(question, '.json'));
      if (body !== null) return { state: 'finished', body };
      const asked = await readOrNull(fileOf(question, '.asked.json'));
      return asked === null ? { state: 'new' } : { state: 'asked', askedAt: Asked.parse(JSON.parse(asked)).askedAt };
    },

    /** Notes that the question goes out now and keeps room for its answer. Throws ENOSPC before anything is spent. */
    noteAsked: async (question: Question, askedAt: string): Promise<void> => {
      await writeAside(disk, fileOf(question, '.room'), '\n'.repeat(ROOM_BYTES));
      const { name, preset } = question;
      await put(fileOf(question, '.asked.json'), `${JSON.stringify({ name, preset, askedAt })}\n`);
    },

    /** Saves the answer as received. From then on the question is never asked again. */
    saveAnswer: async (question: Question, body: string): Promise<void> => {
      await disk.remove(fileOf(question, '.room'));
      await put(fileOf(question, '.json'), body);
      await disk.remove(fileOf(question, '.asked.json'));
    },

    /** Keeps what came instead of an answer, to be looked at; the question stays open. Returns the file. */
    saveProblem: async (question: Question, body: string): Promise<string> => {
      await disk.remove(fileOf(question, '.room'));
      await put(fileOf(question, '.failed.json'), body);
      return fileOf(question, '.failed.json');
    },

    /** The question was refused or never arrived: nothing is open any more. */
    forget: async (question: Question): Promise<void> => {
      await disk.remove(fileOf(question, '.room'));
      await disk.remove(fileOf(question, '.asked.json'));
    },

    /** Takes away what a run that was killed left beside a saved answer. */
    tidy: async (question: Question): Promise<void> => {
      for (const ending of LEFTOVERS) await disk.remove(fileOf(question, ending));
    },

    /** Gives back the room that is kept; what was asked stays noted. */
    giveRoomBack: (question: Question) => disk.remove(fileOf(question, '.room')),

    saveMarkdown: (question: Question, text: string) => put(fileOf(question, '.md'), text),
    hasMarkdown: async (question: Question): Promise<boolean> => (await readOrNull(fileOf(question, '.md'))) !== null,
  };
}
export type ResultFolder = ReturnType<typeof openResultFolder>;
