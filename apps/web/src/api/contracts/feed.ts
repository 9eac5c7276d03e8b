import './jitless.ts';

export { FeedEvents } from '@hyrox/contracts';
