import { evaluate, wordsOf } from '../evals/main.ts';

try {
  process.exitCode = await evaluate(process.argv.slice(2));
} catch (error) {
  console.error(wordsOf(error));
  process.exitCode = 1;
}
