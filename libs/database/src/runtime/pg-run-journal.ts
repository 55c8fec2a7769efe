/**
 * The run journal in PostgreSQL. Rules (reliability.md 5):
 *
 * 1. Commits of concurrent runs share one statement; a commit with a local effect shares one
 *    transaction with the others of its kind.
 * 2. `fence` decides: a run claimed by another since is not written, its effect not performed.
 * 3. A plain commit is idempotent and is repeated here while the server is away. A commit with an
 *    effect is not: it fails, and the caller reads the run anew before it goes on.
 */
import {
  type CommitOutcome,
  type LocalEffectResult,
  type RunCommit,
  type RunJournal,
  type RunWrite,
} from '@hookline/engine';
import type { Pool, PoolClient } from 'pg';
import { Batcher } from './batcher';
import { askedBy } from './local-effects/effect-performer';
import {
  performLocalEffects,
  withoutKeys,
  type EffectMeans,
} from './local-effects/perform-local-effects';
import { isConnectionFault } from './postgres-faults';
import { jsonbArray } from './json-array';
import { idSpan, runRow, storedState, unindexed, writeRuns } from './run-rows';
import { sentTogether } from './sent-together';
import { settleAll } from './settle-all';
import { stepBatchRows, stepBatchValues } from './step-batches';
import { storableJson } from './storable-json';

const maxBatch = 200;
/** A transaction with effects takes five statements, shared by all runs in it. */
const effectsGatherMs = 10;
/** How long a plain commit outlasts an absent server; the run's lease is gone by then. */
const patienceMs = 60_000;

interface Writing {
  readonly commit: RunCommit;
  readonly write: RunWrite;
}

export interface RunJournalNews {
  /** After a transaction with effects: events may stand in the outbox. */
  readonly onEffects: () => void;
  /** Parked runs are due because one they waited for ended. */
  readonly onDue: (runIds: readonly string[]) => void;
}

const nobodyAsks: RunJournalNews = { onEffects: () => undefined, onDue: () => undefined };

export class PgRunJournal implements RunJournal {
  readonly #plain: Batcher<RunCommit, CommitOutcome>;
  readonly #effects: Batcher<RunCommit, CommitOutcome>;

  constructor(
    private readonly pool: Pool,
    private readonly sleep: (ms: number) => Promise<void>,
    private readonly news: RunJournalNews = nobodyAsks,
    private readonly means: EffectMeans = withoutKeys,
  ) {
    this.#plain = new Batcher({ maxItems: maxBatch, flush: (items) => this.#flushPlain(items) });
    this.#effects = new Batcher({
      maxItems: maxBatch,
      flush: (items) => this.#flushEffects(items),
      gatherMs: effectsGatherMs,
    });
  }

  readonly commit = (commit: RunCommit): Promise<CommitOutcome> =>
    (commit.effect === null ? this.#plain : this.#effects).add(commit);

  async #flushPlain(commits: readonly RunCommit[]): Promise<readonly (CommitOutcome | Error)[]> {
    const writing = commits.map((commit) => ({ commit, write: commit.write(null) }));
    const deadline = Date.now() + patienceMs;
    for (let delayMs = 50; ; delayMs = Math.min(2_000, delayMs * 2)) {
      try {
        const { won, due } = await writeAll(this.pool, writing);
        if (due.length > 0) this.news.onDue(due);
        return writing.map((one) => outcomeOf(one, won));
      } catch (error) {
        if (!isConnectionFault(error)) return this.#oneByOne(commits, error);
        if (Date.now() > deadline) throw error;
        await this.sleep(delayMs);
      }
    }
  }

  async #flushEffects(commits: readonly RunCommit[]): Promise<readonly (CommitOutcome | Error)[]> {
    try {
      return await this.#performAndWrite(commits);
    } catch (error) {
      if (isConnectionFault(error)) throw error;
      return this.#oneByOne(commits, error);
    }
  }

  /**
   * Performs for all, and goes back when one of the runs turns out to be another worker's: that
   * is rare, and looking first would cost every commit a round trip.
   */
  async #performAndWrite(commits: readonly RunCommit[]): Promise<readonly CommitOutcome[]> {
    let ours = commits;
    for (;;) {
      if (ours.length === 0) return commits.map(() => ({ kind: 'lost' }));
      const tried = await this.#inTransaction((client) =>
        performAndWrite(client, ours, this.means),
      );
      if (tried.kind === 'written') {
        if (tried.due.length > 0) this.news.onDue(tried.due);
        this.news.onEffects();
        const writes = new Map(tried.writing.map(({ commit, write }) => [commit, write]));
        return commits.map((commit) => {
          const write = writes.get(commit);
          return write ? { kind: 'committed', write } : { kind: 'lost' };
        });
      }
      ours = tried.held;
    }
  }

  /** One bad row must not fail its neighbours: each commit again on its own. */
  async #oneByOne(
    commits: readonly RunCommit[],
    error: unknown,
  ): Promise<readonly (CommitOutcome | Error)[]> {
    if (commits.length === 1) return [error instanceof Error ? error : new Error(String(error))];
    const outcomes: (CommitOutcome | Error)[] = [];
    for (const commit of commits) {
      const [outcome] =
        commit.effect === null
          ? await this.#flushPlain([commit])
          : await this.#flushEffects([commit]);
      if (outcome) outcomes.push(outcome);
    }
    return outcomes;
  }

  async #inTransaction(work: (client: PoolClient) => Promise<Tried>): Promise<Tried> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      const tried = await work(client);
      if (tried.kind === 'not all ours') await client.query('rollback');
      return tried;
    } catch (error) {
      broken = await rollback(client, error);
      throw error;
    } finally {
      client.release(broken);
    }
  }
}

/** `written`: committed. `not all ours`: nothing was changed, these alone may be tried again. */
type Tried =
  | {
      readonly kind: 'written';
      readonly writing: readonly Writing[];
      readonly due: readonly string[];
    }
  | { readonly kind: 'not all ours'; readonly held: readonly RunCommit[] };

/** The error a pool should know of, so that it drops a dead connection. */
async function rollback(client: PoolClient, cause: unknown): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
}

async function performAndWrite(
  client: PoolClient,
  commits: readonly RunCommit[],
  means: EffectMeans,
): Promise<Tried> {
  const asked = commits.flatMap(({ claim, effect }) =>
    effect === null ? [] : [askedBy(claim, effect)],
  );
  // One round trip: none of the three needs the answer of another.
  const [, held, results] = await sentTogether(client, () =>
    settleAll([
      client.query('begin'),
      holdRuns(client, commits),
      performLocalEffects(client, asked, means),
    ]),
  );
  if (held.size < commits.length) return { kind: 'not all ours', held: [...held] };
  const writing = commits.map((commit, index) => ({
    commit,
    write: commit.write(resultAt(results, index)),
  }));
  // A write that fails turns the commit behind it into a rollback, by PostgreSQL's own rule.
  const [{ due }] = await sentTogether(client, () =>
    settleAll([writeAll(client, writing), client.query('commit')]),
  );
  return { kind: 'written', writing, due };
}

function resultAt(results: readonly LocalEffectResult[], index: number): LocalEffectResult {
  const result = results[index];
  if (!result) throw new Error('an effect gave no result');
  return result;
}

// In id order, so that two transactions never hold each other's rows.
const holdSql = `
  with w as materialized (
    select * from json_to_recordset($1::json) as w(id uuid, fence int)
  )
  select r.id::text from run r
  join w on r.id = w.id and r.fence = w.fence
  where r.id between $2 and $3 and r.id = any (array(select id from w))
    and ${unindexed('r.status')} in ('queued', 'running', 'waiting')
  order by r.id
  for update of r
`;

/** The commits whose runs are still ours, now locked until the transaction ends. */
async function holdRuns(
  client: PoolClient,
  commits: readonly RunCommit[],
): Promise<ReadonlySet<RunCommit>> {
  const claims = commits.map(({ claim }) => ({ id: claim.runId, fence: claim.fence }));
  const { rows } = await client.query<{ id: string }>({
    name: 'hold-runs',
    text: holdSql,
    values: [JSON.stringify(claims), ...idSpan(claims.map(({ id }) => id))],
  });
  const ids = new Set(rows.map((row) => row.id));
  return new Set(commits.filter(({ claim }) => ids.has(claim.runId)));
}

async function writeAll(
  executor: Pick<Pool, 'query'> | PoolClient,
  writing: readonly Writing[],
): Promise<{ readonly won: ReadonlySet<string>; readonly due: readonly string[] }> {
  if (writing.length === 0) return { won: new Set(), due: [] };
  const runs = writing.map(({ commit, write }) => runRow(commit.claim, write));
  const states = writing.map(({ write }) => storableJson(storedState(write)));
  const steps = writing.flatMap(({ commit, write }) => stepBatchRows(commit.claim, write));
  const span = idSpan(writing.map(({ commit }) => commit.claim.runId));
  const { rows } = await executor.query<{ id: string; woken: boolean }>({
    name: 'write-runs',
    text: writeRuns,
    values: [storableJson(runs), jsonbArray(states), ...stepBatchValues(steps), ...span],
  });
  const idsOf = (woken: boolean) => rows.flatMap((row) => (row.woken === woken ? [row.id] : []));
  return { won: new Set(idsOf(false)), due: idsOf(true) };
}

function outcomeOf({ commit, write }: Writing, won: ReadonlySet<string>): CommitOutcome {
  return won.has(commit.claim.runId) ? { kind: 'committed', write } : { kind: 'lost' };
}
