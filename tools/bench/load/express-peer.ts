import express from 'express';
import OpenAI from 'openai';
import { z } from 'zod';

/** The peer: the proxy everybody writes first, express and the openai SDK, every chunk parsed and written again. No queue, no record, no telemetry. */
const { PORT, UPSTREAM_URL } = z.object({ PORT: z.coerce.number().int(), UPSTREAM_URL: z.url() }).parse(process.env);

const provider = new OpenAI({ apiKey: 'bench', baseURL: `${UPSTREAM_URL}/v1`, maxRetries: 0 });
const app = express();
app.use(express.json({ limit: '1mb' }));
app.post('/v1/chat/completions', async (request, response) => {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const body = request.body as OpenAI.ChatCompletionCreateParamsStreaming;
  try {
    const stream = await provider.chat.completions.create(body, { signal: gone.signal });
    response.setHeader('content-type', 'text/event-stream');
    response.flushHeaders();
    for await (const chunk of stream) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    response.end('data: [DONE]\n\n');
  } catch (error) {
    // The load is over and its connections are closed.
    if (!gone.signal.aborted) throw error;
  }
});
app.listen(PORT, '127.0.0.1', () => process.stdout.write('ready\n'));
