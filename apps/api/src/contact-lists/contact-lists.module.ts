import { TypeOrmContactListStore, TypeOrmListCommunicationStore } from '@hookline/database';
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
      inject: [DataSource],
      useFactory: (dataSource: DataSource) =>
        new TypeOrmContactListStore(dataSource, paramPlaces('list-picker')),
    },
    {
      provide: TypeOrmListCommunicationStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmListCommunicationStore(dataSource),
    },
  ],
})
export class ContactListsModule {}
