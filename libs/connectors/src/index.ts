export { AddressGuard, type AddressGuardOptions } from './address-guard/address-guard';
export { parseAllowList, TargetList, type Target } from './address-guard/target-list';
export { UndiciHttpPort, type UndiciHttpPortOptions } from './http/undici-http-port';
export type { ResolveName } from './http/guarded-connector';
