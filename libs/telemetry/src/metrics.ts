import { metrics, type Attributes, type Counter, type Histogram } from '@opentelemetry/api';

const meter = () => metrics.getMeter('hyrox');

/** Bucket bounds in seconds that cover a 0.5 ms stage and a 150 s answer. */
const SECONDS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 150];

/**
 * A count that only grows. Names end in `_total`. It stands at nought from the start, for every label that is given: what was never counted is a figure too,
 * and a first burst is no increase of what was not there.
 */
export function counter(name: string, description: string, labels: readonly Attributes[] = [{}]): Counter {
  const created = meter().createCounter(name, { description });
  for (const label of labels) created.add(0, label);
  return created;
}

/** A distribution, of seconds unless its bounds say otherwise. Names end in the unit. */
export const histogram = (name: string, description: string, bounds: number[] = SECONDS): Histogram =>
  meter().createHistogram(name, { description, advice: { explicitBucketBoundaries: bounds } });

type Reading = () => Iterable<readonly [Attributes, number]>;
const readings = new Map<string, Reading[]>();
const remember = (name: string, read: Reading): void => void readings.set(name, [...(readings.get(name) ?? []), read]);

/** What a gauge of this process would say if it were scraped now, for a page that shows the same figures; empty when there is no such gauge. */
export const readGauge = (name: string): (readonly [Attributes, number])[] => (readings.get(name) ?? []).flatMap((read) => [...read()]);

/** Values by label, read when they are scraped. */
export function gauges(name: string, description: string, read: Reading): void {
  remember(name, read);
  meter()
    .createObservableGauge(name, { description })
    .addCallback((result) => {
      for (const [attributes, value] of read()) result.observe(value, attributes);
    });
}

/** A value read when it is scraped. */
export function gauge(name: string, description: string, read: () => number, attributes: Attributes = {}): void {
  remember(name, () => [[attributes, read()]]);
  meter()
    .createObservableGauge(name, { description })
    .addCallback((result) => result.observe(read(), attributes));
}
