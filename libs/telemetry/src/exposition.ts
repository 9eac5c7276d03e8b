import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PrometheusExporter } from '@opentelemetry/exporter-prometheus';

interface Started {
  exporter: PrometheusExporter;
  shutdown: () => Promise<void>;
}

// `register` and this library may be loaded as two module instances; the process has one exporter.
const KEY = Symbol.for('hyrox.telemetry');
const registry = globalThis as typeof globalThis & { [KEY]?: Started };

export function keepExporter(exporter: PrometheusExporter, shutdown: () => Promise<void>): void {
  registry[KEY] = { exporter, shutdown };
}

/** Answers a scrape in the Prometheus text format; 503 when the process was started without telemetry. */
export function serveMetrics(request: IncomingMessage, response: ServerResponse): void {
  const started = registry[KEY];
  if (started) started.exporter.getMetricsRequestHandler(request, response);
  else response.writeHead(503).end('telemetry was not loaded');
}

/** Sends what is still buffered. Call once, last. */
export async function flushTelemetry(): Promise<void> {
  await registry[KEY]?.shutdown();
}
