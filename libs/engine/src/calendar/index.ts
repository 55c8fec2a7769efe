export * from './calendar-state';
export * from './to-working-calendar';
export * from './working-calendar';
