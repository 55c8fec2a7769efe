import type { NatsConnection } from '@nats-io/transport-node';

/**
 * Whether a connection is up right now. The client buffers what is published while it is away,
 * without limit; asking here first lets publishers refuse instead.
 */
export class ConnectionState {
  connected: boolean;
  private readonly listeners = new Set<() => void>();

  constructor(connection: NatsConnection) {
    this.connected = !connection.isClosed();
    void this.follow(connection);
  }

  /** Calls the listener after every reconnect; the answer ends that. */
  onReconnect(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Waits until the connection is up; false when it is not within the time. */
  async waitUntilConnected(withinMs: number): Promise<boolean> {
    if (this.connected) return true;
    return new Promise((resolve) => {
      const settle = (connected: boolean): void => {
        clearTimeout(timer);
        forget();
        resolve(connected);
      };
      const timer = setTimeout(() => settle(false), withinMs);
      const forget = this.onReconnect(() => settle(true));
    });
  }

  private async follow(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect' || status.type === 'close') this.connected = false;
      if (status.type === 'reconnect') {
        this.connected = true;
        for (const listener of [...this.listeners]) listener();
      }
    }
    this.connected = false;
  }
}

const states = new WeakMap<NatsConnection, ConnectionState>();

/** The state of a connection: one watcher per connection, however many ask. */
export function connectionStateOf(connection: NatsConnection): ConnectionState {
  let state = states.get(connection);
  if (state === undefined) {
    state = new ConnectionState(connection);
    states.set(connection, state);
  }
  return state;
}
