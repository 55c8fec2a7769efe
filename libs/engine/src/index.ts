export * from './errors';
export * from './assert-never';
export * from './template';
export * from './expression';
export * from './rules';
export * from './node-type';
export * from './graph';
export * from './runtime';
