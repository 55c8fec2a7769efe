import { TypeOrmCalendarStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CalendarsController } from './calendars.controller';

@Module({
  controllers: [CalendarsController],
  providers: [
    {
      provide: TypeOrmCalendarStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmCalendarStore(dataSource),
    },
  ],
})
export class CalendarsModule {}
