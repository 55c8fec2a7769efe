import { ErasureStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ErasureController } from './erasure.controller';
import { ErasureService } from './erasure.service';

@Module({
  controllers: [ErasureController],
  providers: [
    ErasureService,
    {
      provide: ErasureStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new ErasureStore(dataSource),
    },
  ],
})
export class ErasureModule {}
