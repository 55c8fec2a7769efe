import { ConfigTransactions, TypeOrmCalendarStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { paramPlaces } from '../flow-schemas/param-places';
import { CalendarsController } from './calendars.controller';

@Module({
  controllers: [CalendarsController],
  providers: [
    {
      provide: TypeOrmCalendarStore,
      inject: [DataSource, ConfigTransactions],
      useFactory: (dataSource: DataSource, config: ConfigTransactions) =>
        new TypeOrmCalendarStore(dataSource, config, paramPlaces('calendar-picker')),
    },
  ],
})
export class CalendarsModule {}
