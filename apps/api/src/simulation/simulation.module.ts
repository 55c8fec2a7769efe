import { SimulationStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventsModule } from '../events/events.module';
import { SimulationController } from './simulation.controller';
import { SimulationService } from './simulation.service';

@Module({
  imports: [EventsModule],
  controllers: [SimulationController],
  providers: [
    SimulationService,
    {
      provide: SimulationStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new SimulationStore(dataSource),
    },
  ],
})
export class SimulationModule {}
