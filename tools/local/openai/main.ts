import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { closeOnSignal } from '../http/listen.ts';
import { createOpenAiStandIn } from './openai-stand-in.ts';

const env = z.object({ PORT: z.coerce.number().int().min(0).max(65_535) }).parse(process.env);
const basis: unknown = JSON.parse(await readFile(new URL('./basis.json', import.meta.url), 'utf8'));
const standIn = await createOpenAiStandIn({ basis, port: env.PORT });
closeOnSignal(standIn);
process.stdout.write(`ready ${standIn.url} ${standIn.modelId}\n`);
