export * from './bulk-action.store';
