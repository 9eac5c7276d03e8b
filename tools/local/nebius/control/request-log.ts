import type { ChatMessage, ChatRequest } from '../chat/chat-request.ts';
import type { FinishReason } from '../chat/completion-shapes.ts';
import type { CutAnswer } from '../chat/cut-answer.ts';
import { newTruth, type Truth } from '../truth/truth.ts';

const KEPT = 5000;

/** What is known of one chat request: the ground truth that tests hold the product against. */
export interface LoggedRequest {
  /** Header `x-client-request-id` (`<turnId>.<attempt>` from the product), else empty. */
  key: string;
  at: string;
  model: string;
  user: string;
  messages: readonly ChatMessage[];
  fault: string;
  /** The whole text this request is answered with when nothing breaks; null when it was refused. */
  text: string | null;
  finishReason: FinishReason | null;
  promptTokens: number;
  completionTokens: number;
  /** UTF-16 units handed to the connection. */
  sentChars: number;
  outcome: Truth['outcome'];
  /** The same request as the answer key has it: warmth, cause, cost. */
  truth: Truth;
}

/** A request that has just come in; refused until the opposite is known. */
export function newLoggedRequest(request: ChatRequest, key: string, fault: string, atMs: number): LoggedRequest {
  const { model, user, messages } = request;
  return {
    key,
    at: new Date(atMs).toISOString(),
    model,
    user,
    messages,
    fault,
    text: null,
    finishReason: null,
    promptTokens: 0,
    completionTokens: 0,
    sentChars: 0,
    outcome: 'refused',
    truth: newTruth(key, model, fault, atMs),
  };
}

/** The last 5,000 requests, newest first when listed. */
export class RequestLog {
  #entries: LoggedRequest[] = [];
  #byKey = new Map<string, LoggedRequest>();
  #total = 0;

  add(entry: LoggedRequest): void {
    this.#total++;
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) {
      const oldest = this.#entries.shift();
      if (oldest !== undefined && this.#byKey.get(oldest.key) === oldest) this.#byKey.delete(oldest.key);
    }
  }

  /** Notes that a request is being answered, and with what; it is now the one its key stands for. */
  begin(entry: LoggedRequest, { text, finishReason, completionTokens }: CutAnswer): void {
    Object.assign(entry, { text, finishReason, completionTokens, outcome: 'generating' });
    entry.truth.outcome = 'generating';
    if (entry.key !== '') this.#byKey.set(entry.key, entry);
  }

  byKey(key: string): LoggedRequest | undefined {
    return this.#byKey.get(key);
  }

  recent(limit: number): LoggedRequest[] {
    return limit <= 0 ? [] : this.#entries.slice(-limit).reverse();
  }

  counts(): { total: number; live: number; aborted: number } {
    const having = (outcome: LoggedRequest['outcome']): number => this.#entries.filter((entry) => entry.outcome === outcome).length;
    return { total: this.#total, live: having('generating'), aborted: having('aborted') };
  }
}
