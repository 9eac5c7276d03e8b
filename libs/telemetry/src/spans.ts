import { context, propagation, SpanKind, SpanStatusCode, trace, type Attributes, type Context, type Span } from '@opentelemetry/api';

export { SpanKind, type Span };

const tracer = () => trace.getTracer('hyrox');

export interface SpanOptions {
  kind?: SpanKind;
  /** The context to hang the span under; the active one when absent. */
  parent?: Context;
}

/** Runs `work` inside a span that is active meanwhile, records what it throws, and ends. */
export async function withSpan<T>(
  name: string,
  attributes: Attributes,
  work: (span: Span) => Promise<T>,
  options: SpanOptions = {},
): Promise<T> {
  const parent = options.parent ?? context.active();
  const span = tracer().startSpan(name, { attributes, kind: options.kind ?? SpanKind.INTERNAL }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    span.recordException(error instanceof Error ? error.name : 'error');
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** A span that outlives the function that starts it. The caller ends it. */
export function startSpan(name: string, attributes: Attributes, options: SpanOptions = {}): Span {
  return tracer().startSpan(name, { attributes, kind: options.kind ?? SpanKind.INTERNAL }, options.parent ?? context.active());
}

/** Runs `work` with `span` active, so that what it starts hangs under it. */
export const inSpan = <T>(span: Span, work: () => T): T => context.with(trace.setSpan(context.active(), span), work);

/** The id of the active trace, empty when there is none. */
export const currentTraceId = (): string => trace.getActiveSpan()?.spanContext().traceId ?? '';

/** Writes `traceparent` (and `tracestate`) of the active context into a plain object. */
export function injectTrace(carrier: Record<string, string>): Record<string, string> {
  propagation.inject(context.active(), carrier);
  return carrier;
}

/** The context a carrier names, to be used as `parent`. */
export const extractTrace = (carrier: Record<string, string>): Context => propagation.extract(context.active(), carrier);
