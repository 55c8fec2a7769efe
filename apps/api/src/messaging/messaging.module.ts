import {
  applyStreams,
  ConfigChanges,
  connectNats,
  EventPublisher,
  LivePublisher,
  LiveSubscriber,
  MessageEraser,
  RunWaker,
  type NatsConnection,
} from '@hookline/messaging';
import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { API_SETTINGS, type ApiSettings } from '../api-settings';
import { NATS_CONNECTION } from './nats-connection';

const onConnection = [
  ConfigChanges,
  EventPublisher,
  LivePublisher,
  LiveSubscriber,
  MessageEraser,
  RunWaker,
].map((service) => ({
  provide: service,
  inject: [NATS_CONNECTION, API_SETTINGS],
  useFactory: (connection: NatsConnection, { nats }: ApiSettings) =>
    new service(connection, nats.namespace),
}));

/** The connection to NATS and what speaks over it, everywhere. Streams are there before any use. */
@Global()
@Module({
  providers: [
    {
      provide: NATS_CONNECTION,
      inject: [API_SETTINGS],
      useFactory: async ({ nats }: ApiSettings) => {
        const connection = await connectNats({ url: nats.url, name: 'hookline api' });
        await applyStreams(connection, { namespace: nats.namespace, replicas: nats.replicas });
        return connection;
      },
    },
    ...onConnection,
  ],
  exports: [NATS_CONNECTION, ...onConnection.map(({ provide }) => provide)],
})
export class MessagingModule implements OnApplicationShutdown {
  constructor(@Inject(NATS_CONNECTION) private readonly connection: NatsConnection) {}

  async onApplicationShutdown(): Promise<void> {
    // Closing, not draining: nothing is consumed here, and draining waits for a server that is away.
    await this.connection.close();
  }
}
