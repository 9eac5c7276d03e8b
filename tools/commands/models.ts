import { models } from '../models/main.ts';
import { StartError } from '../local/start/start-error.ts';

try {
  process.exitCode = await models(process.argv.slice(2), process.env);
} catch (error) {
  const expected = error instanceof StartError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
