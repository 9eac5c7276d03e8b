/**
 * Loaded before anything else: `node --import @hyrox/telemetry/register dist/main.js`.
 * Starts tracing and metrics so that http and pg are instrumented when they are first imported. Calls to providers have spans of our own
 * instead: an instrumented client would send them our trace ids and cost the token path time.
 * Spans leave the process only when OTEL_EXPORTER_OTLP_ENDPOINT is set; trace ids exist always.
 */
import { createRequire, setSourceMapsSupport } from 'node:module';
import { context, metrics, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { CompositePropagator, W3CBaggagePropagator, W3CTraceContextPropagator } from '@opentelemetry/core';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import { PgInstrumentation } from '@opentelemetry/instrumentation-pg';
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, NoopSpanProcessor, TracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace';
import { ATTR_SERVICE_NAME } from '@opentelemetry/semantic-conventions';
import { register as hookEsm } from 'import-in-the-middle/register-hooks.mjs';
import { keepExporter } from './exposition.ts';
import { watchProcess } from './watch-process.ts';

// Stacks name our own lines in TypeScript. Node's own switch reads the maps of all packages too, 6 MB for each process.
setSourceMapsSupport(true, { nodeModules: false });
hookEsm({ include: ['http', 'https', 'node:http', 'node:https', 'pg'] });

// Without a collector spans still need a processor: with none the SDK makes no trace ids at all.
const spans: SpanProcessor = process.env['OTEL_EXPORTER_OTLP_ENDPOINT']
  ? new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })
  : new NoopSpanProcessor();

// The parts one by one: the Node SDK that puts them together brings every exporter there is, 10 MB and a third of a second for each process.
const prometheus = new PrometheusExporter({ preventServerStart: true });
const resource = defaultResource().merge(resourceFromAttributes({ [ATTR_SERVICE_NAME]: process.env['OTEL_SERVICE_NAME'] ?? 'hyrox' }));
const meterProvider = new MeterProvider({ resource, readers: [prometheus] });
const tracerProvider = new TracerProvider({ resource, spanProcessors: [spans] });
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
propagation.setGlobalPropagator(new CompositePropagator({ propagators: [new W3CTraceContextPropagator(), new W3CBaggagePropagator()] }));
metrics.setGlobalMeterProvider(meterProvider);
trace.setGlobalTracerProvider(tracerProvider);
registerInstrumentations({
  instrumentations: [
    new HttpInstrumentation({
      ignoreIncomingRequestHook: (request) => /^\/(livez|readyz|metrics|healthz)/.test(request.url ?? ''),
      // What an athlete searches for is theirs, and a query may hold a token that does not belong there.
      startIncomingSpanHook: (request) => (request.url?.includes('?') ? { 'url.query': '[redacted]' } : {}),
    }),
    new PgInstrumentation({ requireParentSpan: true }),
  ],
});
keepExporter(prometheus, async () => {
  await Promise.all([tracerProvider.shutdown(), meterProvider.shutdown()]);
});
watchProcess();
createRequire(import.meta.url)('node:http');
