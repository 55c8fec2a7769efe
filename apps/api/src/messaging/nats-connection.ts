/** Injects the process's `NatsConnection`. */
export const NATS_CONNECTION = Symbol('NatsConnection');
