export * from './node-type';
export * from './node-context';
export * from './outcome';
export * from './obeyed-settings';
