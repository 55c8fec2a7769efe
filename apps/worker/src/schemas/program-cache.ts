import type { PgHookTable, VersionRow } from '@hookline/database/runtime';
import { compileGraph } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import type { Program } from './hook-table';

/** A version, or the snapshot of a draft. */
interface Pin {
  readonly versionId: string | null;
  readonly snapshotId: string | null;
}

export type CachedProgram = { readonly program: Program } | { readonly fault: string };

/**
 * Compiled versions by id. A version never changes, so it is compiled once in the life of the
 * process; runs that outlive their schema's next version still find theirs here.
 */
export class ProgramCache {
  readonly #programs = new Map<string, CachedProgram>();
  /** Drafts that replays run, by snapshot. */
  readonly #snapshots = new Map<string, CachedProgram>();

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

  /** What a run is pinned to, or an error that says why it cannot run. */
  async load({ versionId, snapshotId }: Pin): Promise<Program> {
    const cached = await (versionId === null
      ? this.#loadSnapshot(snapshotId ?? '')
      : this.#loadVersion(versionId));
    if (!cached) throw new Error('there is no such version of the flow schema');
    if ('fault' in cached) throw new Error(cached.fault);
    return cached.program;
  }

  async #loadVersion(id: string): Promise<CachedProgram | undefined> {
    await this.ensure([id]);
    return this.#programs.get(id);
  }

  async #loadSnapshot(id: string): Promise<CachedProgram | undefined> {
    const known = this.#snapshots.get(id);
    if (known) return known;
    const row = await this.rows.readSnapshot(id);
    if (row) this.#snapshots.set(id, compile(row));
    return this.#snapshots.get(id);
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
