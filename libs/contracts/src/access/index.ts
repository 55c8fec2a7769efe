export * from './permission';
export * from './session';
