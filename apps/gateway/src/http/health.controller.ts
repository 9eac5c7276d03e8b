import { Controller, Get, Inject } from '@nestjs/common';
import { ServiceError } from '@hyrox/contracts';

export const READY = Symbol('ready');

/** For whoever stands in front of this port. */
@Controller()
export class HealthController {
  constructor(@Inject(READY) private readonly ready: () => boolean) {}

  /** This process runs. */
  @Get('healthz')
  health(): { ok: true } {
    return { ok: true };
  }

  /** New requests are welcome: the bus is there and this process is not ending. */
  @Get('readyz')
  readiness(): { ok: true } {
    if (!this.ready()) throw new ServiceError('unavailable', 'Not ready', { retryAfterS: 1 });
    return { ok: true };
  }
}
