import './jitless.ts';

export { Profile, readConsents } from '@hyrox/contracts';
