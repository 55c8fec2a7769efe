export * from './node-type';
export * from './call-signal';
export * from './node-context';
export * from './outcome';
export * from './obeyed-settings';
