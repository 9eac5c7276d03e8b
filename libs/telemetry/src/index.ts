export { describeError, reasonOf } from './describe-error.ts';
export { flushTelemetry, serveMetrics } from './exposition.ts';
export { GEN_AI, GEN_AI_PROVIDER } from './gen-ai.ts';
export { createLogger, type Logger } from './logger.ts';
export { counter, gauge, gauges, histogram, readGauge } from './metrics.ts';
export { currentTraceId, extractTrace, injectTrace, inSpan, SpanKind, startSpan, withSpan, type Span, type SpanOptions } from './spans.ts';
