import { jetstreamManager, JetStreamApiError, type JetStreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { advisoriesStream } from './advisories.stream';
import { configStream } from './config.stream';
import { deadLettersStream } from './dead-letters.stream';
import { eventsStream } from './events.stream';
import { runsStream } from './runs.stream';
import type { StreamDeclaration } from './stream-declaration';
import { fillStreamSettings, type StreamSettings } from './stream-settings';

// https://github.com/nats-io/nats-server/blob/main/server/errors.json
const nameInUse = 10058;
const notFound = 10059;

/** Every stream of a namespace with its consumers. */
export function declareStreams(settings?: StreamSettings): readonly StreamDeclaration[] {
  const filled = fillStreamSettings(settings);
  return [eventsStream, runsStream, configStream, deadLettersStream, advisoriesStream].map(
    (declare) => declare(filled),
  );
}

/**
 * Makes the server's streams and consumers what the declarations say: creates what is missing,
 * updates what differs, keeps messages. Two processes may do it at once. Run it at every start,
 * also against an empty server.
 * @throws JetStreamApiError when a stream exists with something that cannot be changed
 */
export async function applyStreams(
  connection: NatsConnection,
  settings?: StreamSettings,
): Promise<void> {
  const manager = await jetstreamManager(connection, { timeout: 10_000 });
  await Promise.all(declareStreams(settings).map((declaration) => apply(manager, declaration)));
}

async function apply(manager: JetStreamManager, declaration: StreamDeclaration): Promise<void> {
  const { config, consumers } = declaration;
  // Looked up first: the server counts the disk reserved by a stream that is added before it sees
  // that the stream is there already, and refuses the second start for want of storage.
  if (await exists(manager, config.name)) await manager.streams.update(config.name, config);
  else await addOrUpdate(manager, config);
  // Adding a consumer creates or updates it and leaves its place in the stream alone.
  await Promise.all(consumers.map((consumer) => manager.consumers.add(config.name, consumer)));
}

async function exists(manager: JetStreamManager, name: string): Promise<boolean> {
  try {
    await manager.streams.info(name);
    return true;
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === notFound) return false;
    throw error;
  }
}

/** Another process may add the stream between our look and our word. */
async function addOrUpdate(
  manager: JetStreamManager,
  config: StreamDeclaration['config'],
): Promise<void> {
  try {
    await manager.streams.add(config);
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== nameInUse) throw error;
    await manager.streams.update(config.name, config);
  }
}
