import './jitless.ts';

export { DeletionAnswer, readErasure, Usage } from '@hyrox/contracts';
