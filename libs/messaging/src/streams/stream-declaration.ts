import type { ConsumerConfig, StreamConfig } from '@nats-io/jetstream';

/** A stream and its durable consumers, as they should be on the server. */
export interface StreamDeclaration {
  readonly config: Partial<StreamConfig> & { name: string };
  readonly consumers: readonly (Partial<ConsumerConfig> & { durable_name: string })[];
}

const nanosPerSecond = 1_000_000_000;

/** Durations in stream settings are nanoseconds. */
export function nanosOfSeconds(seconds: number): number {
  return seconds * nanosPerSecond;
}

export const secondsPerDay = 86_400;
