/** What Nest hands the worker over by. */
export const WORKER = Symbol('worker');
/** What Nest hands the parts of the non-streaming call over by. */
export const COMPLETION = Symbol('completion');
/** What Nest hands the parts of a model switch over by. */
export const SWITCHING = Symbol('switching');
