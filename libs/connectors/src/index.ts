export { AddressGuard, type AddressGuardOptions } from './address-guard/address-guard';
export { parseAllowList, TargetList, type Target } from './address-guard/target-list';
export { UndiciHttpPort, type UndiciHttpPortOptions } from './http/undici-http-port';
export { SandboxPool, type SandboxPoolOptions } from './sandbox/sandbox-pool';
export { ThreadedDocumentPort } from './sandbox/threaded-document-port';
export { ThreadedScriptPort } from './sandbox/threaded-script-port';
export { buildSandboxThread } from './testing/build-sandbox-thread';
export type { ResolveName } from './http/guarded-connector';
