import { parsePlace, TERMINAL_EVENTS, TurnEvents, type Notice, type Source, type TurnEventName, type TurnStatus } from '@hyrox/contracts';
import { createParser, type EventSourceMessage } from 'eventsource-parser';

export interface TurnRequest {
  turnId: string;
  conversationId: string;
  message: string;
}

/** What one device saw of a turn. `violations` is what the protocol promises and did not keep; empty is good. */
export interface DeviceView {
  turnId: string;
  text: string;
  attempt: number;
  traceId: string;
  sources: Source[];
  /** What was missing when the sources were gathered. */
  degraded: string | null;
  statuses: TurnStatus[];
  notices: Notice[];
  usage: { model: string; tokensIn: number; tokensOut: number; costNanoUsd: number } | null;
  terminal: { name: string; data: Record<string, unknown> }[];
  violations: string[];
  restarts: number;
  connects: number;
  firstTokenMs: number | null;
  longestSilenceMs: number;
  refused: { status: number; body: unknown } | null;
}

export interface DeviceOptions {
  /** Base URLs of gateways, tried in turn. */
  urls: string[];
  token: string;
  /** Absent: the device joins a turn that somebody else posted. */
  post?: TurnRequest;
  turnId: string;
  giveUpAfterMs?: number;
  onToken?: (text: string) => void;
}

/** A client that keeps rule 12 of the turn protocol to the letter and writes down every promise that is broken. */
export class Device {
  readonly view: DeviceView;
  readonly done: Promise<DeviceView>;
  private readonly options: DeviceOptions;
  private readonly startedAt = performance.now();
  private lastByteAt = performance.now();
  private accepted = false;
  private current: AbortController | undefined;

  constructor(options: DeviceOptions) {
    this.options = options;
    this.view = {
      turnId: options.turnId,
      text: '',
      attempt: 0,
      traceId: '',
      sources: [],
      degraded: null,
      statuses: [],
      notices: [],
      usage: null,
      terminal: [],
      violations: [],
      restarts: 0,
      connects: 0,
      firstTokenMs: null,
      longestSilenceMs: 0,
      refused: null,
    };
    this.done = this.follow();
  }

  /** Drops the connection as a tunnel would; the device comes back by itself. */
  drop(): void {
    this.current?.abort();
  }

  private async follow(): Promise<DeviceView> {
    const giveUpAt = this.startedAt + (this.options.giveUpAfterMs ?? 90_000);
    while (!this.view.terminal.length && !this.view.refused) {
      if (performance.now() > giveUpAt) {
        this.view.violations.push('gave up: no terminal event in time');
        break;
      }
      await this.connect();
      if (!this.view.terminal.length && !this.view.refused) await new Promise((again) => setTimeout(again, 50 + Math.random() * 100));
    }
    return this.view;
  }

  private async connect(): Promise<void> {
    const { urls, token, post, turnId } = this.options;
    const url = urls[this.view.connects++ % urls.length];
    const posting = post !== undefined && !this.accepted;
    this.current = new AbortController();
    try {
      const response = await fetch(posting ? `${url}/api/turns` : `${url}/api/turns/${turnId}/events`, {
        method: posting ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          ...(posting ? { 'content-type': 'application/json' } : {}),
          ...(!posting && this.view.attempt ? { 'last-event-id': `${this.view.attempt}.${this.view.text.length}` } : {}),
        },
        body: posting ? JSON.stringify(post) : null,
        signal: this.current.signal,
      });
      if (response.status >= 500) return void (await response.body?.cancel());
      if (response.status !== 200) {
        this.view.refused = { status: response.status, body: await response.json().catch(() => null) };
        return;
      }
      await this.read(response);
    } catch (error) {
      // A connection that fails or is cut is the very thing this client exists for: it connects again.
      if (!Error.isError(error)) throw error;
    }
  }

  private async read(response: Response): Promise<void> {
    const parser = createParser({ onEvent: (message) => this.take(message) });
    const decoder = new TextDecoder();
    for await (const bytes of response.body ?? []) {
      parser.feed(decoder.decode(bytes as Uint8Array, { stream: true }));
      if (this.view.terminal.length) return;
    }
  }

  private take(message: EventSourceMessage): void {
    const { view } = this;
    const name = message.event ?? '';
    if (!(name in TurnEvents)) return;
    const place = parsePlace(message.id);
    if (place.attempt < view.attempt) return void view.violations.push(`${name} of attempt ${place.attempt} after ${view.attempt}`);
    if (place.attempt > view.attempt) this.moveTo(place.attempt, name);
    const parsed = TurnEvents[name as TurnEventName].safeParse(JSON.parse(message.data));
    if (!parsed.success) return void view.violations.push(`${name} does not fit its contract`);
    this.measureSilence();
    this.apply(name as TurnEventName, parsed.data, place.at);
  }

  private moveTo(attempt: number, by: string): void {
    const { view } = this;
    if (view.attempt && view.text && by !== 'restart')
      view.violations.push(`attempt ${view.attempt} became ${attempt} by ${by}, not by restart`);
    if (view.attempt) view.restarts++;
    view.attempt = attempt;
    view.text = '';
  }

  private measureSilence(): void {
    const now = performance.now();
    this.view.longestSilenceMs = Math.max(this.view.longestSilenceMs, now - this.lastByteAt);
    this.lastByteAt = now;
  }

  private apply(name: TurnEventName, data: object, at: number): void {
    const { view } = this;
    if (name === 'accepted') {
      this.accepted = true;
      view.traceId = (data as { traceId: string }).traceId;
    } else if (name === 'sources') {
      const shown = data as { sources: Source[]; degraded?: string };
      view.sources = shown.sources;
      view.degraded = shown.degraded ?? null;
    } else if (name === 'restart') view.text = '';
    else if (name === 'status') view.statuses.push(data as TurnStatus);
    else if (name === 'notice') view.notices.push(data as Notice);
    else if (name === 'usage') view.usage = data as NonNullable<DeviceView['usage']>;
    else if (name === 'token') this.append((data as { t: string }).t, at);
    else if (TERMINAL_EVENTS.has(name)) {
      view.terminal.push({ name, data: data as Record<string, unknown> });
      const length = (data as { length: number }).length;
      if (length !== view.text.length) view.violations.push(`${name} says ${length} units, the device has ${view.text.length}`);
    }
  }

  private append(text: string, at: number): void {
    const { view } = this;
    if (at - text.length !== view.text.length) view.violations.push(`not contiguous: ${view.text.length} + ${text.length} is not ${at}`);
    view.text += text;
    view.firstTokenMs ??= performance.now() - this.startedAt;
    this.options.onToken?.(text);
  }
}
