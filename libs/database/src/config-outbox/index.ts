export * from './config-transactions';
export * from './typeorm-config-outbox';
