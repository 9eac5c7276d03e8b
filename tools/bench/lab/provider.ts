import { z } from 'zod';

const transcript = z.object({ key: z.string(), text: z.string().nullable(), outcome: z.string() });
export type Transcript = z.infer<typeof transcript>;

/** How long a generated answer is, in UTF-16 units, and how fast it comes. */
export interface AnswerPlan {
  chars: number;
  tokensPerSecond: number;
  firstTokenMs: number;
}

/** The control side of the model stand-in: what it shall answer, and the ground truth of what it answered. */
export class Provider {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  /** Every attempt is answered with its own text, so that the text of a lost attempt can be told from the final one. */
  async generate({ chars, tokensPerSecond, firstTokenMs }: AnswerPlan): Promise<void> {
    const body = JSON.stringify({ mode: 'scripted', script: { generate: { chars } }, tokensPerSecond, firstTokenMs });
    const response = await fetch(`${this.#url}/stand-in/mode`, { method: 'POST', body });
    if (!response.ok) throw new Error(`the model stand-in refused a mode: ${await response.text()}`);
  }

  /** The whole text of an attempt; undefined when the attempt never reached the provider. */
  async transcript(turnId: string, attempt: number): Promise<Transcript | undefined> {
    const response = await fetch(`${this.#url}/stand-in/transcripts/${turnId}.${attempt}`);
    if (response.status === 404) return void (await response.body?.cancel());
    return transcript.parse(await response.json());
  }

  /** How many calls were made for a turn, over all its attempts. */
  async callsFor(turnId: string): Promise<number> {
    const response = await fetch(`${this.#url}/stand-in/requests?limit=5000`);
    return z
      .array(transcript)
      .parse(await response.json())
      .filter(({ key }) => key.startsWith(turnId)).length;
  }
}
