import { trace } from '@opentelemetry/api';
import { pino, type Logger as PinoLogger } from 'pino';
import { describeError } from './describe-error.ts';

export type Logger = PinoLogger;

const traceFields = () => {
  const context = trace.getActiveSpan()?.spanContext();
  return context ? { trace_id: context.traceId, span_id: context.spanId } : {};
};

/**
 * One JSON line per event on standard output, with the trace it belongs to.
 * Fields are ids, counts and times; never message text, tokens, e-mail addresses or profile values.
 */
export function createLogger(service: string, level = 'info'): Logger {
  return pino({
    level,
    base: { service },
    mixin: traceFields,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.authorization', '*.password', '*.token', '*.apiKey', 'authorization', 'password', 'token', 'apiKey'],
      censor: '[redacted]',
    },
    serializers: { err: (error: unknown) => describeError(error) },
    formatters: { level: (label) => ({ level: label }) },
  });
}
