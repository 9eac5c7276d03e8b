import { runNx } from '../local/start/run-nx.ts';

process.exitCode = runNx(['run-many', '-t', 'lint', 'typecheck', 'test', ...process.argv.slice(2)]);
