import { parseArgs } from 'node:util';
import { askCoach, type Answer } from '../local/client/ask-coach.ts';
import { signIn, signUpFresh, type Session } from '../local/client/open-session.ts';
import { withCoach, type Coach } from '../local/client/with-coach.ts';
import { StartError } from '../local/start/start-error.ts';

const USAGE = `npm run ask -- "question" [--as demo] [--conversation ID] [--json] [--port N]

  --as demo          as the demo athlete; default: a fresh athlete with an empty Open men profile
  --conversation ID  go on with a conversation
  --json             the last line is one JSON object
  --port N           the web port the coach was started with (default 3000)`;

async function openSession(coach: Coach, as: string | undefined): Promise<Session> {
  const address = { supabaseUrl: coach.supabaseUrl, anonKey: coach.keys.anonKey };
  if (as === 'demo') return signIn(address, 'demo@hyrox.local', coach.keys.accountPasswords['demo@hyrox.local']);
  if (as !== undefined) throw new StartError('--as takes one name: demo');
  const session = await signUpFresh(address);
  const saved = await fetch(`${coach.gatewayUrl}/api/profile`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sex: 'male', division: 'open' }),
  });
  if (!saved.ok) throw new StartError(`The profile could not be saved: ${await saved.text()}`);
  return session;
}

function tellRest(answer: Answer): void {
  const cost = answer.costNanoUsd === null ? 'unknown' : `$${(answer.costNanoUsd / 1e9).toFixed(6)}`;
  const lines = [
    ...answer.notices.map((notice) => `! ${notice.text}`),
    ...answer.sources.map((source, i) => `[${i + 1}] ${source.id}  ${source.section}`),
    `${answer.outcome} (${answer.finish}) · ${answer.model ?? 'no model'} · ${answer.tokensIn ?? '?'} + ${answer.tokensOut ?? '?'} tokens · ${cost}`,
    `conversation ${answer.conversationId}`,
  ];
  console.error(`\n${lines.join('\n')}`);
}

async function ask(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      conversation: { type: 'string' },
      json: { type: 'boolean' },
      port: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const message = positionals.join(' ');
  if (values.help || !message) return void console.log(USAGE);
  const log = (line: string) => console.error(line);
  await withCoach({ port: values.port === undefined ? undefined : Number(values.port), log }, async (coach) => {
    const session = await openSession(coach, values.as);
    const answer = await askCoach(coach.gatewayUrl, session, { message, conversationId: values.conversation }, (text) =>
      process.stdout.write(text),
    );
    process.stdout.write('\n');
    tellRest(answer);
    if (values.json) console.log(JSON.stringify(answer));
    if (answer.outcome !== 'done') process.exitCode = 1;
  });
}

try {
  await ask(process.argv.slice(2));
} catch (error) {
  const expected = error instanceof StartError || (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  console.error(expected ? (error as Error).message : error);
  process.exitCode = 1;
}
