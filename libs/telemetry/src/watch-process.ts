import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gauge } from './metrics.ts';

const RESOLUTION_MS = 10;
const NANOS = 1e9;

/** What every process tells of itself: how late its event loop is, at the 99th percentile since the last scrape, and what memory it holds. */
export function watchProcess(): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  gauge('hyrox_event_loop_p99_seconds', 'Lateness of the event loop since the last scrape, 99th percentile', () => {
    const lateS = delay.percentile(99) / NANOS;
    delay.reset();
    return Number.isFinite(lateS) ? lateS : 0;
  });
  gauge('hyrox_memory_bytes', 'Resident memory', () => process.memoryUsage.rss());
}
