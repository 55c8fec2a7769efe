import {
  ConfigTransactions,
  TypeOrmContactListStore,
  TypeOrmListCommunicationStore,
} from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { paramPlaces } from '../flow-schemas/param-places';
import { ContactListsController } from './contact-lists.controller';
import { ListCommunicationsController } from './list-communications.controller';

@Module({
  controllers: [ContactListsController, ListCommunicationsController],
  providers: [
    {
      provide: TypeOrmContactListStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmContactListStore(dataSource, config, paramPlaces('list-picker')),
    },
    {
      provide: TypeOrmListCommunicationStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmListCommunicationStore(dataSource),
    },
  ],
})
export class ContactListsModule {}
