import { errors } from '@nats-io/transport-node';

const causes = function* (error: unknown): Generator<unknown> {
  for (let current = error, depth = 0; current !== undefined && current !== null && depth < 5; depth++) {
    yield current;
    current = current instanceof Error ? current.cause : undefined;
  }
};

/** Nobody received the request: it may be sent again as it is. Two of these in a row from one holder mean that the holder is gone. */
export function isNoResponders(error: unknown): boolean {
  for (const e of causes(error)) {
    if (e instanceof errors.NoRespondersError || (e instanceof errors.RequestError && e.isNoResponders())) return true;
  }
  return false;
}

/** Nobody answered in time: somebody may have received the request all the same. */
export function isTimeout(error: unknown): boolean {
  for (const e of causes(error)) if (e instanceof errors.TimeoutError) return true;
  return false;
}
