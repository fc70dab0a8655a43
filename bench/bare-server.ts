import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Module, Param, Post, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ListCases, OpenCase, SearchCases } from '../src/cases/case.input.js';
import { Note } from '../src/cases/notes/note.entity.js';
import { Clock } from '../src/common/clock.js';
import { Id } from '../src/common/web/id.pipe.js';
import { validation } from '../src/common/web/validation.js';
import { entities } from '../src/data-source.js';
import { BareCases } from './bare-cases.js';
import { enterCase, type Owner, plain } from './bare-rows.js';
import { serveMeasured } from './child.js';
import { inventedCase, NOTES } from './invented.js';

/** What the same work costs without protection: Nest, Fastify and TypeORM, the same checks of input; no session, seal, policy or chain. */
const { appUrl, owner, cases } = JSON.parse(process.argv[2]!) as { appUrl: string; owner: Owner; cases: number };
const today = new Clock().today();

@Controller('api/v1/cases')
class BareController {
  constructor(private readonly bare: BareCases) {}

  @Get()
  list(@Query() asked: ListCases) {
    return this.bare.list(asked);
  }

  @Post('search')
  @HttpCode(200)
  search(@Body() asked: SearchCases) {
    return this.bare.search(asked);
  }

  @Post()
  open(@Body() input: OpenCase) {
    return this.bare.open(input, today);
  }

  @Get(':id')
  show(@Param('id', Id) id: string) {
    return this.bare.show(id, today);
  }
}

@Module({
  imports: [TypeOrmModule.forRoot({ type: 'postgres', url: appUrl, entities, poolSize: 10 })],
  controllers: [BareController],
  providers: [
    { provide: BareCases, useFactory: (database: DataSource) => new BareCases(database, owner), inject: [DataSource] },
  ],
})
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(
  BareModule,
  new FastifyAdapter({ bodyLimit: 1024 * 1024 }),
  { logger: false },
);
app.useGlobalPipes(validation());
await app.init();
const ids = await fill(app.get(DataSource));
await app.listen(0, '127.0.0.1');
serveMeasured({ port: (app.getHttpServer().address() as { port: number }).port, ids }, () => app.close());

function fill(database: DataSource): Promise<string[]> {
  return database.transaction(async (db) => {
    const made: string[] = [];
    while (made.length < cases) {
      const { id } = await enterCase(db, owner, inventedCase(made.length), today, NOTES);
      const { organisationId, deskId, handle: by } = owner;
      for (const [at, text] of NOTES.entries()) {
        const noteSealed = plain({ from: 'word', title: 'Note', text, visibility: 'desk', by, on: today }, 256);
        await db
          .getRepository(Note)
          .insert({ id: randomUUID(), organisationId, deskId, caseId: id, number: at + 1, noteSealed });
      }
      made.push(id);
    }
    return made;
  });
}
