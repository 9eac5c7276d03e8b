import { Finish } from '@hyrox/contracts';
import { defineKind, passIf } from '../check-kind.ts';

/** The answer was done and ended this way. */
export const finishReason = defineKind('finish_reason', 'pipeline', { is: Finish.default('stop') }, ({ is }, { outcome, finish }) =>
  passIf(outcome === 'done' && finish === is, `${outcome}, ${finish}`),
);
