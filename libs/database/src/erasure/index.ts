export * from './erasure-target';
export * from './erasure.store';
