import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

const carriesBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** A body of another type is refused by name. `text/plain` above all: a foreign page could send it without asking. */
export function requireJson(request: Request, _: Response, next: NextFunction): void {
  next(carriesBody(request) && !request.is('application/json') ? new UnsupportedMediaTypeException() : undefined);
}
