import { ApiError } from '../chat/api-error.ts';
import type { Fault } from './fault.ts';

/** Throws the error that a status fault stands for; any other fault passes. */
export function refuseWhenAsked(fault: Fault, model: string): void {
  switch (fault.fault) {
    case '503':
      throw new ApiError(503, 'The model is loading, try again later.', retryAfter(fault.retryAfterS));
    case '429':
      throw new ApiError(429, 'Rate limit exceeded.', retryAfter(fault.retryAfterS));
    case '500':
      throw new ApiError(500, 'Internal Server Error');
    case '409':
      throw new ApiError(409, 'model is stopped');
    case '422':
      throw new ApiError(422, [{ type: 'value_error', loc: ['body'], msg: 'Value error, refused by a fault plan', input: {} }]);
    case 'retired':
      throw new ApiError(404, unknownModelDetail(model));
    default:
  }
}

/** The provider's words for a model it does not serve. */
export function unknownModelDetail(model: string): string {
  return `The model \`${model}\` does not exist.`;
}

function retryAfter(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : { 'retry-after': String(seconds) };
}
