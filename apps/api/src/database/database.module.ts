import { databaseOptions } from '@hookline/database';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { API_SETTINGS, type ApiSettings } from '../api-settings';

/** The connection to PostgreSQL: provides `DataSource` everywhere. */
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [API_SETTINGS],
      useFactory: ({ database }: ApiSettings) => ({
        ...databaseOptions(database.url, {
          maxConnections: database.maxConnections,
          applicationName: 'hookline api',
        }),
        retryAttempts: 30,
        retryDelay: 1_000,
      }),
    }),
  ],
})
export class DatabaseModule {}
