import { Global, Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';

/** What `@Idempotent()` needs, for every feature. */
@Global()
@Module({ imports: [AccessModule], exports: [AccessModule] })
export class IdempotencyModule {}
