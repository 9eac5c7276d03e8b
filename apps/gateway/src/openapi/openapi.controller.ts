import { Controller, Get, Header } from '@nestjs/common';
import { buildOpenApi } from './build-openapi.ts';

/** What this API offers, for machines. Open: it says nothing about anybody. */
@Controller('api/openapi.json')
export class OpenApiController {
  private readonly document = JSON.stringify(buildOpenApi());

  @Get()
  @Header('content-type', 'application/json; charset=utf-8')
  read(): string {
    return this.document;
  }
}
