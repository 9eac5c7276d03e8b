import { FeedEvents, type FeedEventName } from '@hyrox/contracts';
import { createParser } from 'eventsource-parser';

export interface HeardEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
}

/** One tab that listens at `GET /api/events`. */
export class FeedListener {
  readonly heard: HeardEvent[] = [];
  /** The place the server last named, with or without an event. */
  place = '';
  /** Settles when the stream ends, whoever ends it. */
  readonly closed: Promise<void>;
  readonly response: Response;
  private readonly leaving: AbortController;
  private changed = Promise.withResolvers<void>();

  private constructor(response: Response, leaving: AbortController) {
    this.response = response;
    this.leaving = leaving;
    this.closed = this.read();
  }

  static async open(url: string, token: string, lastEventId?: string): Promise<FeedListener> {
    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${token}`, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
    const response = await fetch(`${url}/api/events`, { headers, signal: leaving.signal });
    return new FeedListener(response, leaving);
  }

  /** What was said to this tab, as soon as it is `count` events. */
  async until(count: number): Promise<HeardEvent[]> {
    while (this.heard.length < count) await this.changed.promise;
    return this.heard;
  }

  /** As soon as the server has said where the feed begins. */
  async standing(): Promise<string> {
    while (!this.place) await this.changed.promise;
    return this.place;
  }

  leave(): void {
    this.leaving.abort();
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    const parser = createParser({ onEvent: ({ id = '', event = '', data }) => this.take(id, event, data) });
    try {
      for await (const bytes of this.response.body ?? []) {
        const text = decoder.decode(bytes as Uint8Array, { stream: true });
        for (const [, id = ''] of text.matchAll(/^id: (.*)$/gmu)) this.place = id;
        parser.feed(text);
        this.tellWaiting();
      }
    } catch (error) {
      // Leaving and being cut both end the stream; which of them it was, the test knows.
      if (!Error.isError(error)) throw error;
    }
    this.tellWaiting();
  }

  private tellWaiting(): void {
    this.changed.resolve();
    this.changed = Promise.withResolvers<void>();
  }

  private take(id: string, name: string, data: string): void {
    const parsed: unknown = JSON.parse(data);
    if (name in FeedEvents) FeedEvents[name as FeedEventName].parse(parsed);
    this.heard.push({ id, name, data: parsed as Record<string, unknown> });
  }
}
