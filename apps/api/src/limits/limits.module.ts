import { Global, Module } from '@nestjs/common';
import { WindowCounts } from './window-counts';

/** The counts behind the limits of requests: one for the process, whichever route is asked. */
@Global()
@Module({
  providers: [{ provide: WindowCounts, useFactory: () => new WindowCounts() }],
  exports: [WindowCounts],
})
export class LimitsModule {}
