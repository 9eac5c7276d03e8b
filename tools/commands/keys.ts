import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { generateSigningJwk, mintApiKey } from '../local/supabase/mint-keys.ts';

const { values } = parseArgs({ options: { 'supabase-url': { type: 'string', default: 'http://supabase:8000' } } });
const example = fs.readFileSync(path.join(import.meta.dirname, '../../.env.example'), 'utf8');
const jwk = await generateSigningJwk();
const made: Record<string, string> = {
  // Supabase Auth signs with the key whose operations say so.
  JWT_SIGNING_JWK: `'${JSON.stringify({ ...jwk, use: 'sig', key_ops: ['sign', 'verify'] })}'`,
  SUPABASE_ANON_KEY: await mintApiKey(jwk, 'anon', `${values['supabase-url']}/auth/v1`),
};
const isSecret = (name: string) => /PASSWORD|SECRET/.test(name);

// The example with every secret filled in; providers stay empty: npm run --silent keys > .env
for (const line of example.trimEnd().split('\n')) {
  const name = /^([A-Z_]+)=$/.exec(line)?.[1];
  if (name === undefined) console.log(line);
  else console.log(`${name}=${made[name] ?? (isSecret(name) ? randomBytes(24).toString('base64url') : '')}`);
}
