import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Device, type TurnRequest } from '@hyrox/testing';
import { v7 as uuidv7 } from 'uuid';
import { NO_LIMITS } from '../client/no-limits.ts';
import { signUpFresh, type Session } from '../client/open-session.ts';
import { freePorts } from '../ports.ts';
import { loadSettings } from '../settings.ts';
import { startStack, type Stack, type StackOptions } from '../stack.ts';
import { beginKnowing } from './knowing-database.ts';

export interface Athlete extends Session {
  /** A JSON request as this athlete; `body` may be raw text. */
  call(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ status: number; body: unknown; headers: Headers }>;
  /** Posts a turn and follows it. */
  ask(message: string, more?: Partial<TurnRequest>): Device;
  /** Joins a turn that was posted elsewhere. */
  join(turnId: string): Device;
}

export interface CoachStack {
  stack: Stack;
  dataDir: string;
  athlete(): Promise<Athlete>;
  standIn(path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

interface StartOptions {
  web?: boolean;
  environment?: Record<string, string>;
  /** With the limits of the product, for tests about them. */
  limits?: boolean;
  /** Of a part, beside or instead of what lifts its limits. */
  env?: StackOptions['env'];
  replicas?: StackOptions['replicas'];
}

function envOf({ limits, env = {} }: StartOptions): NonNullable<StackOptions['env']> {
  const merged: NonNullable<StackOptions['env']> = limits ? {} : { ...NO_LIMITS };
  for (const [part, more] of Object.entries(env) as [keyof typeof env, Record<string, string>][])
    merged[part] = { ...merged[part], ...more };
  return merged;
}

/** The whole product without the page, as its users would start it, on free ports and in a folder of its own. */
export async function startCoach(options: StartOptions = {}): Promise<CoachStack> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hyrox-product-'));
  const settings = loadSettings({ ...process.env, ...options.environment });
  await beginKnowing(dataDir);
  const stack = await startStack({
    dataDir,
    ports: await freePorts(),
    settings,
    web: options.web ?? false,
    env: envOf(options),
    ...(options.replicas ? { replicas: options.replicas } : {}),
  });
  return {
    stack,
    dataDir,
    athlete: () => newAthlete(stack),
    standIn: async (where, body) => {
      const init =
        body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
      return (await fetch(`${stack.urls.nebius}/stand-in/${where}`, init)).json();
    },
    close: async () => {
      await stack.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function newAthlete(stack: Stack): Promise<Athlete> {
  const session = await signUpFresh({ supabaseUrl: stack.urls.supabase, anonKey: stack.keys.anonKey });
  const urls = stack.urls.gateways;
  return {
    ...session,
    call: async (method, where, body, headers = {}) => {
      const response = await fetch(`${stack.urls.gateway}${where}`, {
        method,
        headers: {
          authorization: `Bearer ${session.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      });
      const text = await response.text();
      const json = response.headers.get('content-type')?.includes('json') === true && text !== '';
      return { status: response.status, body: json ? (JSON.parse(text) as unknown) : text, headers: response.headers };
    },
    ask: (message, more = {}) => {
      const post = { turnId: uuidv7(), conversationId: uuidv7(), message, ...more };
      return new Device({ urls, token: session.token, turnId: post.turnId, post });
    },
    join: (turnId) => new Device({ urls, token: session.token, turnId }),
  };
}

/** Waits until it holds, by asking again; fails with the words after 20 s, or as long as it is given. */
export async function eventually(words: string, holds: () => Promise<boolean> | boolean, withinMs = 20_000): Promise<void> {
  for (const until = Date.now() + withinMs; !(await holds());) {
    if (Date.now() > until) throw new Error(`it did not come true: ${words}`);
    await new Promise((again) => setTimeout(again, 50));
  }
}
