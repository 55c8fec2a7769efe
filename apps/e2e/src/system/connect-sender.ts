import { connect, type NatsConnection } from '@nats-io/transport-node';

/** The official client, as a telephone exchange uses it: none of our code in between. */
export function connectSender(natsUrl: string): Promise<NatsConnection> {
  const { hostname, port, username, password } = new URL(natsUrl);
  return connect({
    servers: `${hostname}:${port || '4222'}`,
    ...(username !== '' && {
      user: decodeURIComponent(username),
      pass: decodeURIComponent(password),
    }),
  });
}
