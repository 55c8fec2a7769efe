import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module';
import { API_SETTINGS, type ApiSettings } from '../api-settings';
import { SessionModule } from '../session/session.module';
import { SetupLinkFile } from './setup-link-file';
import { SetupController } from './setup.controller';
import { SetupService } from './setup.service';

@Module({
  imports: [AccessModule, SessionModule],
  controllers: [SetupController],
  providers: [
    SetupService,
    {
      provide: SetupLinkFile,
      inject: [API_SETTINGS],
      useFactory: ({ data }: ApiSettings) => new SetupLinkFile(data.dir),
    },
  ],
})
export class SetupModule {}
