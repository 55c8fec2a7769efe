import { ConfigTransactions, SecretBox, TypeOrmIntegrationStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OutboundModule } from '../outbound/outbound.module';
import { paramPlaces } from '../flow-schemas/param-places';
import { IntegrationService } from './integration.service';
import { IntegrationsController } from './integrations.controller';

@Module({
  imports: [OutboundModule],
  controllers: [IntegrationsController],
  providers: [
    IntegrationService,
    {
      provide: TypeOrmIntegrationStore,
      inject: [DataSource, ConfigTransactions, SecretBox],
      useFactory: (dataSource: DataSource, config: ConfigTransactions, box: SecretBox) =>
        new TypeOrmIntegrationStore(dataSource, config, box, paramPlaces('integration-picker')),
    },
  ],
})
export class IntegrationsModule {}
