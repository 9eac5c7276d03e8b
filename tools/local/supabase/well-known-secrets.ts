import { hash } from 'node:crypto';
import { z } from 'zod';

/** SHA-256 of secrets that ship with Supabase's CLI and self-hosting examples, so that they are not spelled out here too. */
const WELL_KNOWN = new Set([
  // JWT secret of the CLI, and of the self-hosting .env.example
  'a064b502e61d27e94b8717290e5e1b32e36720e9fbdf952ec81a84c07128cb37',
  '1453cea2dc3799e9026e42b3e465e455256d5a149582e4c5b92d4c8d604731a2',
  // publishable and secret key of the CLI
  '9705102db0d5f99ee08daa19a73e510d9877a2a9add9369da247cbbe6c2a0140',
  'c85debb55f2f204d868cc1552c42faa143b4c675f61363ab040dd50b5b5304cd',
  // private part of the CLI's ES256 signing key
  '68a3c0689dd52919680c1d3f4a606714b44e2c0c75287fcbfec9908af6ad8b40',
]);

/** When the anon and service keys of the self-hosting .env.example were issued. */
const EXAMPLE_KEYS_ISSUED_AT = 1_641_769_200;

const privateKey = z.looseObject({ d: z.string() });
const demoClaims = z.union([
  z.looseObject({ iss: z.literal('supabase-demo') }),
  z.looseObject({ iss: z.literal('supabase'), iat: z.literal(EXAMPLE_KEYS_ISSUED_AT) }),
]);

/** Whether a secret, signing key or API key is one that everybody can look up. */
export function isWellKnownSecret(text: string): boolean {
  const key = privateKey.safeParse(jsonOf(text));
  if (WELL_KNOWN.has(hash('sha256', key.success ? key.data.d : text, 'hex'))) return true;
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(text)?.[1];
  return payload !== undefined && demoClaims.safeParse(jsonOf(Buffer.from(payload, 'base64url').toString())).success;
}

/** Throws one sentence that names the variable and not its value. */
export function refuseWellKnownSecrets(environment: NodeJS.ProcessEnv): void {
  const name = Object.keys(environment).find((variable) => isWellKnownSecret(environment[variable]?.trim() ?? ''));
  if (name !== undefined) throw new Error(`${name} is a demo secret that everybody can look up; make one of your own.`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
