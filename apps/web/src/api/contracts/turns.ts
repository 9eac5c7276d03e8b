import './jitless.ts';

export { TurnEvents } from '@hyrox/contracts';
