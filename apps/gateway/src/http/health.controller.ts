import { Controller, Get } from '@nestjs/common';

/** For whoever stands in front of this port. What the orchestrator asks is on the metrics port. */
@Controller('healthz')
export class HealthController {
  @Get()
  answer(): { ok: true } {
    return { ok: true };
  }
}
