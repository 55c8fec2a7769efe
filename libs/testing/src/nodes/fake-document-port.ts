import type { JsonObject } from '@hookline/contracts';
import type { DocumentPort } from '@hookline/engine';

/** Answers every document alike and keeps what was asked. */
export class FakeDocumentPort implements DocumentPort {
  readonly asked: { readonly xml: string; readonly paths?: Readonly<Record<string, string>> }[] =
    [];

  /** @param answer values by name for `readXml`, the whole document for `xmlToJson`; or a failure. */
  constructor(private readonly answer: JsonObject | Error = {}) {}

  readonly readXml = (xml: string, paths: Readonly<Record<string, string>>): Promise<JsonObject> =>
    this.#tell({ xml, paths });

  readonly xmlToJson = (xml: string): Promise<JsonObject> => this.#tell({ xml });

  #tell(question: (typeof this.asked)[number]): Promise<JsonObject> {
    this.asked.push(question);
    return this.answer instanceof Error
      ? Promise.reject(this.answer)
      : Promise.resolve(this.answer);
  }
}
