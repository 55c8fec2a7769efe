import { Module } from '@nestjs/common';
import { UpdateHub } from './update-hub';
import { UpdatesController } from './updates.controller';

@Module({ controllers: [UpdatesController], providers: [UpdateHub] })
export class UpdatesModule {}
