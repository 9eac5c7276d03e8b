import type { DeviceView } from '@hyrox/testing/device';
import type { NatsCluster } from '../lab/nats-cluster.ts';
import type { Provider } from '../lab/provider.ts';
import type { Athlete } from '../lab/sign-up.ts';
import type { Stack } from '../../local/stack.ts';

/** What every scenario works with. */
export interface Stage {
  stack: Stack;
  provider: Provider;
  athletes: Athlete[];
  /** What devices speak to; without it the gateways themselves. */
  front?: string;
  natsCluster?: NatsCluster;
}

/** A turn that was asked, with everything needed to check it. */
export interface AskedTurn {
  turnId: string;
  conversationId: string;
  message: string;
  athlete: Athlete;
  views: DeviceView[];
}

export interface RoundResult {
  turns: AskedTurn[];
  /** What broke a promise; empty is good. */
  bad: string[];
  /** The longest wait for anything at all that each device saw, in milliseconds. */
  silencesMs: number[];
  /** The longest wait between two tokens of one attempt that each device saw, in milliseconds. */
  tokenGapsMs: number[];
}

/** A situation that is played many times, each time at another moment. */
export interface Scenario {
  name: string;
  /** What the bar says about the longest silence, and its words. */
  target?: { silenceMs: number; words: string };
  /** A frozen worker needs another one to take over. */
  needsSecondWorker: boolean;
  play(stage: Stage): Promise<RoundResult>;
}
