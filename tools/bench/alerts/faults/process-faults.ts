import type { Fault } from '../fault.ts';
import { QUICK_MODEL } from '../ground.ts';

const frozen = (service: string, alerts: string[]): Fault => ({
  name: `${service} is frozen (SIGSTOP)`,
  alerts,
  inject: async ({ stack }) => {
    stack.kill(service, 'SIGSTOP');
    return async () => stack.kill(service, 'SIGCONT');
  },
});

export const exportFrozen = frozen('training-data-export', ['ServiceDown']);
export const searchFrozen = frozen('retrieval', ['AnswersDegraded']);

const STOPPED_MS = 600;
const RUNNING_MS = 250;

/** A process that gets no time: stopped for 600 ms of every 850, as on a machine that is short of processors. */
export const exportStarved: Fault = {
  name: `training-data-export stands still ${STOPPED_MS} ms of every ${STOPPED_MS + RUNNING_MS}`,
  alerts: ['EventLoopLate'],
  inject: async ({ stack }) => {
    let timer: NodeJS.Timeout;
    const pulse = (stop: boolean): void => {
      stack.kill('training-data-export', stop ? 'SIGSTOP' : 'SIGCONT');
      timer = setTimeout(() => pulse(!stop), stop ? STOPPED_MS : RUNNING_MS);
    };
    pulse(true);
    return async () => {
      clearTimeout(timer);
      stack.kill('training-data-export', 'SIGCONT');
    };
  },
};

const KILL_EVERY_MS = 5_000;
/** Long enough that several answers run whenever the worker is killed. */
const LONG_ANSWERS = { mode: 'scripted', script: { generate: { tokens: 80 } }, firstTokenMs: 20, tokensPerSecond: 20 };

export const workerDies: Fault = {
  name: `inference-gateway is killed every ${KILL_EVERY_MS / 1000} s (SIGKILL)`,
  alerts: ['HoldersDying'],
  inject: async ({ stack, model }) => {
    await model('mode', LONG_ANSWERS);
    const timer = setInterval(() => stack.kill('inference-gateway', 'SIGKILL'), KILL_EVERY_MS);
    return async () => {
      clearInterval(timer);
      await stack.waitReady('inference-gateway');
      await model('mode', QUICK_MODEL);
    };
  },
};
