import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { AccessDeclarations } from './access-declarations';
import { Permit } from './permit.decorator';
import { Public } from './public.decorator';

@Controller('open')
class ForgetfulController {
  @Get('declared')
  @Permit('run:read')
  declared(): void {}

  @Get('forgotten')
  forgotten(): void {}

  notARoute(): void {}
}

@Public()
@Controller('public')
class PublicController {
  @Get()
  read(): void {}
}

const startWith = (controller: new () => object) => {
  @Module({
    imports: [DiscoveryModule],
    controllers: [controller],
    providers: [AccessDeclarations],
  })
  class TestModule {}
  return Test.createTestingModule({ imports: [TestModule] })
    .compile()
    .then((module) => module.createNestApplication().init());
};

describe('AccessDeclarations (B-07)', () => {
  it('refuses to start with a route that does not say who may use it', async () => {
    await expect(startWith(ForgetfulController)).rejects.toThrow(
      /Without: ForgetfulController\.forgotten$/,
    );
  });

  it('takes the declaration of a whole controller', async () => {
    const app = await startWith(PublicController);
    await app.close();
  });
});
