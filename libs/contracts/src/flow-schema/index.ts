export * from './flow-graph';
export * from './flow-schema';
