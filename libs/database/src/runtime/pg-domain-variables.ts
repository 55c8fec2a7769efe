/** What workers know of domain variables; those that cannot be opened are told, not shown. */
import type { JsonObject, JsonValue } from '@hookline/contracts';
import { secretTextsOf, UnavailableError } from '@hookline/engine';
import type { Pool } from 'pg';
import { openVariable } from '../domain-variables/sealed-variable';
import type { SecretBox } from '../secrets/secret-box';

/** Variables of one domain, in the clear. */
export interface DomainVariables {
  readonly values: JsonObject;
  /** Texts of the encrypted ones, that no step may show (B-12). */
  readonly secretTexts: readonly string[];
}

interface VariableRow {
  readonly id: number;
  readonly domain_id: string;
  readonly name: string;
  readonly value: JsonValue;
  readonly sealed: string | null;
  readonly version: number;
}

export class PgDomainVariables {
  constructor(
    private readonly pool: Pool,
    private readonly secrets: SecretBox,
  ) {}

  /**
   * Variables by domain id, of every domain or of some; a domain without any has no entry.
   * @param onUnreadable hears a sentence about each secret that cannot be opened here
   */
  async read(
    domainIds: readonly string[] | null,
    onUnreadable: (sentence: string) => void,
  ): Promise<ReadonlyMap<string, DomainVariables>> {
    const { rows } = await this.pool.query<VariableRow>(
      `select id, domain_id::text, name, value, sealed, version from domain_variable
       where $1::bigint[] is null or domain_id = any($1)`,
      [domainIds],
    );
    const domains = [...new Set(rows.map((row) => row.domain_id))];
    return new Map(
      domains.map((id) => {
        const own = rows.filter((row) => row.domain_id === id);
        return [id, this.#toVariables(own, onUnreadable)];
      }),
    );
  }

  #toVariables(rows: readonly VariableRow[], onUnreadable: (text: string) => void) {
    const opened = rows.flatMap((row) => {
      try {
        return [{ row, value: this.#valueOf(row) }];
      } catch (error) {
        if (!(error instanceof UnavailableError)) throw error;
        onUnreadable(error.message);
        return [];
      }
    });
    return {
      // `fromEntries` defines own properties, whatever their names.
      values: Object.fromEntries(opened.map(({ row, value }) => [row.name, value])),
      secretTexts: secretTextsOf(
        opened.flatMap(({ row, value }) => (row.sealed === null ? [] : [value])),
      ),
    };
  }

  #valueOf({ id, domain_id: domainId, value, sealed, version }: VariableRow): JsonValue {
    return sealed === null ? value : openVariable(this.secrets, sealed, { domainId, id, version });
  }
}
