/**
 * Interfaces to the outside that nodes and the runtime need. The engine declares them; the
 * adapter that implements one wears its technology (`UndiciHttpPort`, `PgRunJournal`).
 */
import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { CallSignal } from '../node-type/call-signal';
import type { ObjectRef } from './local-effect';
import type { AgentDeskPort } from './ports/agent-desk-port';
import type { AgentPort } from './ports/agent-port';
import type { CachePort } from './ports/cache-port';
import type { CalendarPort } from './ports/calendar-port';
import type { MessagePort } from './ports/message-port';
import type { DocumentPort } from './ports/document-port';
import type { QueuePort } from './ports/queue-port';
import type { ScriptPort } from './ports/script-port';
import type { TaskPort } from './ports/task-port';

/** One HTTP call as a node asks for it. Everything is already rendered. */
export interface HttpRequest {
  /** Absolute http(s) URL. */
  readonly url: string;
  readonly method: string;
  /** Header names in lower case. No CR, LF or NUL (B-26). */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Whole call: connect, headers and body. */
  readonly timeoutMs: number;
  /** How many redirects may be followed; every hop passes the address guard. */
  readonly maxRedirects: number;
  /** A connection of the domain to sign in with; its credentials go to its own origin only. */
  readonly auth?: { readonly domainId: string; readonly integration: ObjectRef };
  /** Cookies that go on from address to address; absent: none but those in `headers`. */
  readonly cookies?: HttpCookies;
}

/** Asked and told by the port at every address of a request, so redirects and failures count too. */
export interface HttpCookies {
  /**
   * The header `cookie` for an address; empty for none.
   * @param own what the request itself sends there, which goes first
   */
  readonly headerFor: (url: string, own: string) => string;
  /** An address answered with these `Set-Cookie` lines: they are its own and no other's. */
  readonly keep: (url: string, lines: readonly string[]) => void;
}

/** What came back, whatever the status: judging it is the node's business. */
export interface HttpResponse {
  readonly status: number;
  /** Lower-case names; repeated headers joined by `, `, except `set-cookie`. */
  readonly headers: Readonly<Record<string, string>>;
  /** `Set-Cookie` lines of the address that answered last. */
  readonly cookies: readonly string[];
  /** Decoded text, at most 1 MiB. */
  readonly body: string;
  readonly durationMs: number;
}

export interface HttpPort {
  /**
   * Sends one request through the address guard. `request.cookies` is asked before and told after
   * every address, also of a call that throws.
   *
   * Throws `TransientFailure` for what another try may cure (`http.timeout`, `http.refused`,
   * `http.dns`, `http.reset`) and `NodeFailure` for what it will not (`http.blocked`,
   * `http.too-large`, `http.tls`, `http.invalid`, `http.redirects`, and with `auth`
   * `integration.missing`, `integration.kind`, `integration.origin`).
   */
  readonly send: (request: HttpRequest, signal: CallSignal) => Promise<HttpResponse>;
}

export interface ListPort {
  /** Whether an unexpired entry holds the number. Throws `NodeFailure` (`list.missing`). */
  readonly contains: (domainId: string, list: ObjectRef, number: string) => Promise<boolean>;
}

export interface ReadPorts {
  readonly cache: CachePort;
  readonly calendars: CalendarPort;
  readonly lists: ListPort;
  readonly tasks: TaskPort;
  readonly queues: QueuePort;
  readonly agents: AgentPort;
  readonly documents: DocumentPort;
  readonly scripts: ScriptPort;
}

export interface RemotePorts {
  readonly http: HttpPort;
  readonly messages: MessagePort;
  readonly agentDesk: AgentDeskPort;
  /** An answer may be XML. */
  readonly documents: DocumentPort;
}

export interface RuntimePorts extends ReadPorts, RemotePorts {}

/** Time, injected so that specs decide what o'clock it is. */
export interface Clock {
  readonly now: () => Date;
  /** Resolves after the time, or at once when the signal fires. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** The event a run was started by, as the language sees it. */
export interface RunEvent {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly subject: string | null;
  /** ISO instant. */
  readonly time: string;
  readonly data: JsonObject;
}

/** Constants of the run's surroundings: `queue.*`, `hook.*`, `$${…}`. */
export interface RunSurroundings {
  readonly queue: JsonValue;
  readonly hook: JsonValue;
  readonly domainVariables: JsonObject;
  /** Texts that no step may show (B-12), as `secretTextsOf` makes them; absent: none. */
  readonly secretTexts?: readonly string[];
  /** IANA zone of the run. */
  readonly zone: string;
}
