import { metrics, type Attributes, type Counter, type Histogram } from '@opentelemetry/api';

const meter = () => metrics.getMeter('hyrox');

/** Bucket bounds in seconds that cover a 0.5 ms stage and a 150 s answer. */
const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 150];

/** A count that only grows. Names end in `_total`. */
export const counter = (name: string, description: string): Counter => meter().createCounter(name, { description });

/** A distribution of seconds. Names end in `_seconds`. */
export const histogram = (name: string, description: string, boundsS: number[] = SECONDS): Histogram =>
  meter().createHistogram(name, { description, advice: { explicitBucketBoundaries: boundsS } });

/** A value read when it is scraped. */
export function gauge(name: string, description: string, read: () => number, attributes: Attributes = {}): void {
  meter()
    .createObservableGauge(name, { description })
    .addCallback((result) => result.observe(read(), attributes));
}
