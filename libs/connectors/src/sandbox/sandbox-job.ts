/** What a sandbox thread is asked, and how it answers. Plain data: it crosses a thread. */
import type { JsonObject } from '@hookline/contracts';

export interface ReadXmlJob {
  readonly kind: 'read-xml';
  readonly xml: string;
  /** XPath 1.0 by the name of its value. */
  readonly paths: Readonly<Record<string, string>>;
}

export interface XmlToJsonJob {
  readonly kind: 'xml-to-json';
  readonly xml: string;
}

export interface ScriptJob {
  readonly kind: 'script';
  readonly source: string;
  /** JSON text of an object: what the script may read, by name. */
  readonly values: string;
  /** Year, month from 0, day, hour, minute, second, as JavaScript's `Date` takes them. */
  readonly localDate: readonly number[];
  /** From when the script itself begins. */
  readonly timeoutMs: number;
  readonly mode: 'strict' | 'sloppy';
}

export type SandboxJob = ReadXmlJob | XmlToJsonJob | ScriptJob;

export type SandboxAnswer =
  /** JSON text of the answer. */
  | { readonly kind: 'done'; readonly json: string }
  /** The fault is in what was asked: a `NodeFailure` with these words. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly details: JsonObject;
    };

/** What the thread says once it has loaded and may be given work. */
export const readyMessage = 'ready';
