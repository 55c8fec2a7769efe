export * from './secret-box';
export * from './secret-key';
export * from './secret-place';
export * from './rotate-secrets';
export * from './sealed-columns';
