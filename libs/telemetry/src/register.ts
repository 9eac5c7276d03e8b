/**
 * Loaded before anything else: `node --import @hyrox/telemetry/register dist/main.js`.
 * Starts tracing and metrics so that http and pg are instrumented when they are first imported. Calls to providers have spans of our own
 * instead: an instrumented client would send them our trace ids and cost the token path time.
 * Spans leave the process only when OTEL_EXPORTER_OTLP_ENDPOINT is set; trace ids exist always.
 */
import { createRequire } from 'node:module';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { NodeSDK } from '@opentelemetry/sdk-node';
import { BatchSpanProcessor, NoopSpanProcessor, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { register as hookEsm } from 'import-in-the-middle/register-hooks.mjs';
import { keepExporter } from './exposition.ts';
import { watchProcess } from './watch-process.ts';

hookEsm({ include: ['http', 'https', 'node:http', 'node:https', 'pg'] });

// Without a collector spans still need a processor: with none the SDK makes no trace ids at all.
const spans: SpanProcessor = process.env['OTEL_EXPORTER_OTLP_ENDPOINT']
  ? new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })
  : new NoopSpanProcessor();

const prometheus = new PrometheusExporter({ preventServerStart: true });
const sdk = new NodeSDK({
  serviceName: process.env['OTEL_SERVICE_NAME'] ?? 'hyrox',
  resourceDetectors: [],
  spanProcessors: [spans],
  metricReaders: [prometheus],
  instrumentations: [
    new HttpInstrumentation({
      ignoreIncomingRequestHook: (request) => /^\/(livez|readyz|metrics|healthz)/.test(request.url ?? ''),
      // What an athlete searches for is theirs, and a query may hold a token that does not belong there.
      startIncomingSpanHook: (request) => (request.url?.includes('?') ? { 'url.query': '[redacted]' } : {}),
    }),
    new PgInstrumentation({ requireParentSpan: true }),
  ],
});
sdk.start();
keepExporter(prometheus, () => sdk.shutdown());
watchProcess();
createRequire(import.meta.url)('node:http');
