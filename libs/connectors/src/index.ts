export { AddressGuard, type AddressGuardOptions } from './address-guard/address-guard';
export {
  parseAllowList,
  TargetList,
  type Target,
  type TargetSet,
} from './address-guard/target-list';
export { UndiciHttpPort, type UndiciHttpPortOptions } from './http/undici-http-port';
export { SandboxPool, type SandboxPoolOptions } from './sandbox/sandbox-pool';
export { ThreadedDocumentPort } from './sandbox/threaded-document-port';
export { ThreadedScriptPort } from './sandbox/threaded-script-port';
export { buildSandboxThread } from './testing/build-sandbox-thread';
export { AuthorizedHttpPort } from './http/authorized-http-port';
export { OwnServers, type OwnServersOptions } from './address-guard/own-servers';
export { ConnectionTester } from './integration-test/connection-tester';
export {
  ConnectedMessagePort,
  type ConnectedMessagePortDeps,
} from './messages/connected-message-port';
export { SmtpMailer, type SmtpMailerOptions } from './smtp/smtp-mailer';
export type { ResolveName } from './http/guarded-connector';
export { processMicros } from './process/process-micros';
