export { AthleteEvents, type AthleteEvent, type StreamExtent } from './athlete-events.ts';
export { Bus } from './bus.ts';
export { BusServer } from './bus.server.ts';
export type { DeadLetter, DeadLetters } from './dead-letters.ts';
export { isNoResponders, isTimeout } from './failures.ts';
export { Answers, AnswersAddressed, Consumes, type EventMeta } from './handler-decorators.ts';
export { PassErrorsFilter } from './pass-errors.filter.ts';
export type { BusOptions } from './open-connection.ts';
export { traceHeaders, traceOf } from './trace-headers.ts';
