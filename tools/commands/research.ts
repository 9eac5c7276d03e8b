import { createInterface } from 'node:readline/promises';
import { StartError } from '../local/start/start-error.ts';
import { research } from '../research/main.ts';

async function confirm(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/iu.test((await terminal.question(question)).trim());
  } finally {
    terminal.close();
  }
}

try {
  const io = { print: (line: string) => console.log(line), say: (line: string) => console.error(line) };
  process.exitCode = await research(process.argv.slice(2), process.env, { ...io, confirm: process.stdin.isTTY ? confirm : null });
} catch (error) {
  const expected = error instanceof StartError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
