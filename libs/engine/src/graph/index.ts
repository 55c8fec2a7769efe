export type { CompiledGraph, CompiledNode, OnMissing, RenderedParams } from './compiled-graph';
export { compileGraph } from './compile-graph';
export { startNodeType } from './start-node-type';
