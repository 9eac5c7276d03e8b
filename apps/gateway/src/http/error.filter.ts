import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { ServiceError, type ErrorBody, type ErrorCode } from '@hyrox/contracts';
import type { Logger } from '@hyrox/telemetry';
import type { Response } from 'express';
import { STATUS } from './error-status.ts';
import { requestIdOf } from './request-id.ts';
import { RefusalSamples, whyRefused } from './why-refused.ts';

/** What body-parser and the router say, in our words. The status of theirs is kept. */
const HTTP_ERRORS: Readonly<Record<number, [ErrorCode, string]>> = {
  400: ['invalid', 'The request cannot be read'],
  401: ['unauthenticated', 'Please sign in'],
  403: ['forbidden', 'Not allowed'],
  404: ['not_found', 'There is nothing here'],
  405: ['invalid', 'This method is not offered here'],
  413: ['invalid', 'The request is too large'],
  415: ['invalid', 'The body must be JSON (content-type: application/json, not compressed)'],
};

interface Known {
  status: number;
  error: ServiceError;
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = thrown instanceof Error && 'status' in thrown ? thrown.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** The error and its status. `internal` is told without its words, whoever said it: they are for the log. */
export function toKnownError(thrown: unknown): Known {
  if (thrown instanceof ServiceError && thrown.code !== 'internal') return { status: STATUS[thrown.code], error: thrown };
  const status = statusOf(thrown);
  const words = status === undefined ? undefined : HTTP_ERRORS[status];
  if (status !== undefined && words) return { status, error: new ServiceError(...words) };
  return { status: 500, error: new ServiceError('internal', 'Something went wrong on our side') };
}

/** Every HTTP error leaves here, in one shape and never with a stack. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly refusals = new RefusalSamples();

  constructor(private readonly log: Logger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const { status, error } = toKnownError(thrown);
    if (error.code === 'internal') this.log.error({ err: thrown, requestId: requestIdOf(response) }, 'a request failed');
    if (error.code === 'unauthenticated') this.sampleRefusal(error);
    if (response.headersSent) return void response.destroy();
    const { code, message, field, retryAfterS } = error;
    const body: ErrorBody = {
      error: { code, message, ...(field === undefined ? {} : { field }), retryable: error.retryable, requestId: requestIdOf(response) },
    };
    if (status === 429 || status === 503) response.setHeader('retry-after', String(Math.ceil(retryAfterS ?? 1)));
    response.status(status).json(body);
  }

  /** Athletes who are shut out are seen here or nowhere. */
  private sampleRefusal(error: ServiceError): void {
    const reason = whyRefused(error);
    const times = this.refusals.take(reason);
    if (times !== undefined) this.log.warn({ reason, times }, 'requests are refused: not signed in');
  }
}
