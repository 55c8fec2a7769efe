import { cleanJson, isJsonObject, type JsonObject } from '@hookline/contracts';
import { NodeFailure, type DocumentPort } from '@hookline/engine';
import { lossFailure } from './loss-failure';
import type { SandboxJob } from './sandbox-job';
import type { SandboxPool } from './sandbox-pool';

/** Enough for a megabyte of XML on a busy machine. */
const withinMs = 2_000;

const codes = { late: 'xml.too-slow', memory: 'xml.too-large', what: 'The XML' } as const;

/** Reads documents on the threads of the sandbox. */
export class ThreadedDocumentPort implements DocumentPort {
  constructor(private readonly pool: SandboxPool) {}

  readonly readXml = (xml: string, paths: Readonly<Record<string, string>>): Promise<JsonObject> =>
    this.#ask({ kind: 'read-xml', xml, paths });

  readonly xmlToJson = (xml: string): Promise<JsonObject> =>
    this.#ask({ kind: 'xml-to-json', xml });

  async #ask(job: SandboxJob): Promise<JsonObject> {
    const ending = await this.pool.run(job, withinMs);
    switch (ending.kind) {
      case 'done':
        return objectIn(ending.json);
      case 'refused':
        throw new NodeFailure(ending.code, ending.message, ending.details);
      default:
        throw lossFailure(ending, codes);
    }
  }
}

function objectIn(json: string): JsonObject {
  const cleaned = cleanJson(JSON.parse(json));
  if (cleaned.kind === 'clean' && isJsonObject(cleaned.value)) return cleaned.value;
  throw new NodeFailure('xml.too-deep', 'The XML is nested too deep.');
}
