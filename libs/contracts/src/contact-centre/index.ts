export * from './lookup';
export * from './queue';
export * from './queue-hook';
export * from './queue-hook-query';
export * from './schema-hook';
export * from './agent';
export * from './member';
export * from './contact-list';
