import { TypeOrmMemberStore } from '@hookline/database';
import { Module } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MembersController } from './members.controller';

@Module({
  controllers: [MembersController],
  providers: [
    {
      provide: TypeOrmMemberStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new TypeOrmMemberStore(dataSource),
    },
  ],
})
export class MembersModule {}
