export * from './api-key.store';
export * from './idempotency.store';
export * from './session.store';
export * from './sign-in-throttle.store';
export * from './user.store';
