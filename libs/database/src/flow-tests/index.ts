export type { OwnEvent, ToldChange } from './own-events';
export * from './pg-stored-data';
export * from './test-world';
export * from '../runtime/local-effects/run-start-refusals';
