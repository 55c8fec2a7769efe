import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { LoggerModule } from 'nestjs-pino';
import type { DestinationStream } from 'pino';
import { AccessModule } from './access/access.module';
import { AgentsModule } from './agents/agents.module';
import { ApiKeysModule } from './api-keys/api-keys.module';
import type { ApiSettings } from './api-settings';
import { CalendarsModule } from './calendars/calendars.module';
import { ConfigRelayModule } from './config-relay/config-relay.module';
import { ContactListsModule } from './contact-lists/contact-lists.module';
import { DatabaseModule } from './database/database.module';
import { DeadLettersModule } from './dead-letters/dead-letters.module';
import { DocsModule } from './docs/docs.module';
import { DomainVariablesModule } from './domain-variables/domain-variables.module';
import { ErasureModule } from './erasure/erasure.module';
import { EventLogModule } from './event-log/event-log.module';
import { EventsModule } from './events/events.module';
import { FlowTestsModule } from './flow-tests/flow-tests.module';
import { FlowSchemasModule } from './flow-schemas/flow-schemas.module';
import { HealthModule } from './health/health.module';
import { ErrorFilter } from './http/error.filter';
import { SchemaPipe } from './http/schema.pipe';
import { IdempotencyModule } from './idempotency/idempotency.module';
import { IntegrationsModule } from './integrations/integrations.module';
import { LimitsModule } from './limits/limits.module';
import { logOptions } from './logging/log-options';
import { MembersModule } from './members/members.module';
import { MessagingModule } from './messaging/messaging.module';
import { MetricsModule } from './metrics/metrics.module';
import { QueueHooksModule } from './queue-hooks/queue-hooks.module';
import { QueuesModule } from './queues/queues.module';
import { RetentionModule } from './retention/retention.module';
import { RunLimitsModule } from './run-limits/run-limits.module';
import { RunsModule } from './runs/runs.module';
import { SecretsModule } from './secrets/secrets.module';
import { SessionModule } from './session/session.module';
import { SettingsModule } from './settings.module';
import { SetupModule } from './setup/setup.module';
import { SimulationModule } from './simulation/simulation.module';
import { UpdatesModule } from './updates/updates.module';

const features = [
  HealthModule,
  MetricsModule,
  SessionModule,
  SetupModule,
  ApiKeysModule,
  EventsModule,
  EventLogModule,
  RunLimitsModule,
  RunsModule,
  DeadLettersModule,
  ConfigRelayModule,
  CalendarsModule,
  QueuesModule,
  QueueHooksModule,
  AgentsModule,
  MembersModule,
  ContactListsModule,
  IntegrationsModule,
  // Before the schemas: its path stands where an id of theirs would.
  DomainVariablesModule,
  FlowSchemasModule,
  FlowTestsModule,
  ErasureModule,
  RetentionModule,
  UpdatesModule,
  SimulationModule,
  DocsModule,
];

@Module({})
export class AppModule {
  static of(settings: ApiSettings, logTo?: DestinationStream): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(settings),
        LoggerModule.forRoot(logOptions(settings.log, logTo)),
        DatabaseModule,
        SecretsModule,
        MessagingModule,
        AccessModule,
        LimitsModule,
        IdempotencyModule,
        ...features,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ErrorFilter },
        { provide: APP_PIPE, useClass: SchemaPipe },
      ],
    };
  }
}
