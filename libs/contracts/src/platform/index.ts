export * from './outbound-allow';
