import type { PgHookTable, VersionRow } from '@hookline/database/runtime';
import { compileGraph } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import type { Program } from './hook-table';

export type CachedProgram = { readonly program: Program } | { readonly fault: string };

/**
 * Compiled versions by id. A version never changes, so it is compiled once in the life of the
 * process; runs that outlive their schema's next version still find theirs here.
 */
export class ProgramCache {
  readonly #programs = new Map<string, CachedProgram>();

  constructor(private readonly rows: PgHookTable) {}

  /** Reads and compiles what is not here yet. */
  async ensure(versionIds: Iterable<string>): Promise<void> {
    const missing = [...new Set(versionIds)].filter((id) => !this.#programs.has(id));
    for (const row of await this.rows.readVersions(missing)) {
      this.#programs.set(row.id, compile(row));
    }
  }

  /** Undefined when the version does not exist. */
  get(versionId: string): CachedProgram | undefined {
    return this.#programs.get(versionId);
  }

  /** The program of a version, or an error that says why it cannot run. */
  async load(versionId: string): Promise<Program> {
    await this.ensure([versionId]);
    const cached = this.#programs.get(versionId);
    if (!cached) throw new Error(`there is no flow schema version ${versionId}`);
    if ('fault' in cached) throw new Error(cached.fault);
    return cached.program;
  }
}

function compile(row: VersionRow): CachedProgram {
  try {
    return {
      program: {
        versionId: row.id,
        schemaId: row.schemaId,
        schemaName: row.schemaName,
        version: row.version,
        graph: compileGraph(row.graph, nodeTypeOf),
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { fault: `Version ${row.version} cannot run: ${reason}` };
  }
}
