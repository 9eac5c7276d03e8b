import { extractTrace, injectTrace } from '@hyrox/telemetry';
import { headers, type MsgHdrs } from '@nats-io/transport-node';

/** Headers that carry the active trace over the bus. */
export function traceHeaders(extra: Record<string, string> = {}): MsgHdrs {
  const carrier = headers();
  for (const [key, value] of Object.entries({ ...injectTrace({}), ...extra })) carrier.set(key, value);
  return carrier;
}

/** The trace a message belongs to. */
export function traceOf(carrier: MsgHdrs | undefined): ReturnType<typeof extractTrace> {
  const fields: Record<string, string> = {};
  for (const key of ['traceparent', 'tracestate']) {
    const value = carrier?.get(key);
    if (value) fields[key] = value;
  }
  return extractTrace(fields);
}
