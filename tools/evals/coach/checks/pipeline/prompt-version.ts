import { PROMPT_VERSION } from '@hyrox/coaching';
import { defineKind, passIf } from '../check-kind.ts';

/** The stored answer names the prompt that is in use. */
export const promptVersion = defineKind('prompt_version', 'pipeline', {}, (_, { stored }) =>
  passIf(stored?.promptVersion === PROMPT_VERSION, stored === null ? 'not stored' : `stored ${stored.promptVersion}`),
);
