import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { ApiKeyService } from './api-key.service';
import { ApiKeysController } from './api-keys.controller';

@Module({
  imports: [AccessModule],
  controllers: [ApiKeysController],
  providers: [ApiKeyService],
})
export class ApiKeysModule {}
