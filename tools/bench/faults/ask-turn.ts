import { randomUUID } from 'node:crypto';
import { Device, type DeviceView } from '@hyrox/testing/device';
import type { Athlete } from '../lab/sign-up.ts';
import type { AskedTurn, Stage } from './scenario.ts';

const GIVE_UP_MS = 60_000;

/** A device that also measures the longest wait between two tokens. */
export interface WatchedDevice {
  device: Device;
  tokenGapMs: () => number;
}

export interface AskOptions {
  /** A second device joins at the first token, at another gateway when there is one. */
  joined?: boolean;
  /** Called with how much of the answer the asking device has, in UTF-16 units. */
  onLength?: (length: number) => void;
}

export interface LiveTurn {
  turn: Omit<AskedTurn, 'views'>;
  devices: WatchedDevice[];
  /** Settles when every device has seen its end. */
  ended: Promise<AskedTurn>;
}

/** Asks one question in a conversation of its own. */
export function askTurn(stage: Stage, athlete: Athlete, options: AskOptions = {}): LiveTurn {
  const turn = { turnId: randomUUID(), conversationId: randomUUID(), message: 'How do I pace the sled push in a doubles race?', athlete };
  const urls = stage.front === undefined ? stage.stack.urls.gateways : [stage.front];
  const devices: WatchedDevice[] = [];
  let join: () => void = () => undefined;
  const joined = new Promise<DeviceView | undefined>((resolve) => {
    join = () => {
      if (devices.length > 1) return;
      const second = watch({ urls: [...urls].reverse(), token: athlete.token, turnId: turn.turnId });
      devices.push(second);
      void second.device.done.then(resolve);
    };
    if (!options.joined) resolve(undefined);
  });
  const first = watch({
    urls,
    token: athlete.token,
    turnId: turn.turnId,
    post: { turnId: turn.turnId, conversationId: turn.conversationId, message: turn.message },
    onToken: () => {
      if (options.joined) join();
      options.onLength?.(first.device.view.text.length);
    },
  });
  devices.push(first);
  const ended = first.device.done.then(async (view) => {
    if (options.joined) join();
    const other = await joined;
    return { ...turn, views: other ? [view, other] : [view] };
  });
  return { turn, devices, ended };
}

/** Opens a device whose waits between tokens are measured; a restart begins anew. */
export function watch(options: ConstructorParameters<typeof Device>[0]): WatchedDevice {
  let longestMs = 0;
  let last: { atMs: number; attempt: number } | undefined;
  const device = new Device({
    giveUpAfterMs: GIVE_UP_MS,
    ...options,
    onToken: (text) => {
      const now = performance.now();
      const { attempt } = device.view;
      if (last?.attempt === attempt) longestMs = Math.max(longestMs, now - last.atMs);
      last = { atMs: now, attempt };
      options.onToken?.(text);
    },
  });
  return { device, tokenGapMs: () => longestMs };
}
