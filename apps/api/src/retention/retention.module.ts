import { RetentionStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RetentionController } from './retention.controller';

@Module({
  controllers: [RetentionController],
  providers: [
    {
      provide: RetentionStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new RetentionStore(dataSource),
    },
  ],
})
export class RetentionModule {}
