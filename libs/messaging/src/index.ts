export { Bus, type BusOptions } from './bus.ts';
export { BusServer } from './bus.server.ts';
export type { DeadLetter, DeadLetters } from './dead-letters.ts';
export { isNoResponders, isTimeout } from './failures.ts';
export { Answers, AnswersAddressed, Consumes, type EventMeta } from './handler-decorators.ts';
export { PassErrorsFilter } from './pass-errors.filter.ts';
export { traceHeaders, traceOf } from './trace-headers.ts';
