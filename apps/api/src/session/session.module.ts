import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { SessionController } from './session.controller';
import { SessionService } from './session.service';

@Module({
  imports: [AccessModule],
  controllers: [SessionController],
  providers: [SessionService],
  exports: [SessionService],
})
export class SessionModule {}
