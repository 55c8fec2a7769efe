export * from './api-key.store';
export * from './session.store';
export * from './sign-in-throttle.store';
export * from './user.store';
