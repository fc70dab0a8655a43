import { Controller, Get, Module, Post } from '@nestjs/common';
import { Can } from '../../src/common/access/access.guard.js';
import { Form } from '../../src/common/web/page.js';
import { startApp } from '../support/app.js';

@Controller('forgotten')
class WithoutRule {
  @Get()
  read() {
    return {};
  }
}

@Controller('forgotten')
class WithoutForm {
  @Post()
  @Can('public.read')
  write() {
    return {};
  }
}

@Controller('remembered')
class Whole {
  @Get()
  @Can('public.read')
  read() {
    return {};
  }

  @Post()
  @Can('session.leave')
  @Form(false)
  write() {
    return {};
  }
}

const holding = (controller: new () => object) => {
  class Imported {}
  Module({ controllers: [controller] })(Imported);
  return { imports: [Imported] as never[] };
};

describe('the application does not start', () => {
  it('with a route that names no rule, and says which', async () => {
    await expect(startApp(holding(WithoutRule))).rejects.toThrow('Routes without @Can(): WithoutRule.read');
  });

  it('with a write that names no form, and says which', async () => {
    await expect(startApp(holding(WithoutForm))).rejects.toThrow('Writes without @Form(): WithoutForm.write');
  });
});

it('it starts with a controller whose routes have both: the refusals are about nothing else', async () => {
  const running = await startApp(holding(Whole));
  expect((await running.app.inject({ method: 'GET', url: '/remembered' })).statusCode).toBe(200);
  await running.stop();
});
