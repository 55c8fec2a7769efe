export { connectNats, type NatsSettings } from './connection/connect-nats';
export { natsHealth, type NatsHealth } from './connection/nats-health';
export { applyStreams, declareStreams } from './streams/apply-streams';
export { keepStreams } from './streams/keep-streams';
export type { StreamDeclaration } from './streams/stream-declaration';
export type { StreamSettings } from './streams/stream-settings';
export { eventConsumerName, runConsumerName } from './streams/partition-consumers';
export { EventPublisher, messageVersion, messageVersionHeader } from './publish/event.publisher';
export type { PublishedMessage } from './publish/durable-publisher';
export { DeadLetterPublisher, type DeadLetter } from './publish/dead-letter.publisher';
export {
  PartitionConsumer,
  type OnMessage,
  type PartitionConsumerSettings,
} from './consume/partition.consumer';
export type { IncomingMessage } from './consume/incoming-message';
export { RunWaker, type WakeTarget } from './wake/run.waker';
export { MessageEraser } from './erase/message.eraser';
export { ConfigChanges } from './config-changes/config-changes';
export type { ConfigChange } from './config-changes/config-change';
export { LivePublisher } from './live/live.publisher';
export { LiveSubscriber, type OnLive } from './live/live.subscriber';
export type { NatsConnection } from '@nats-io/transport-node';
