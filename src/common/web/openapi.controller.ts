import { Controller, Get } from '@nestjs/common';
import { Can } from '../access/access.guard.js';
import { OpenApi } from './openapi.js';

@Controller('api/openapi.json')
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  @Get()
  @Can('public.read')
  document() {
    return this.openApi.document();
  }
}
