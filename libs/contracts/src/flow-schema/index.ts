export * from './flow-graph';
export * from './flow-schema';
export * from './domain-variable';
export * from './flow-test';
