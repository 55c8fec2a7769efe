export * from './event-log.store';
export { eventLogStatuses, type EventLogFilter, type RunLogFilter } from './log-filter';
export { isUuid } from './log-conditions';
export * from './run-log.store';
