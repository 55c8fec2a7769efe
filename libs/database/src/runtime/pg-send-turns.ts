import type { SendPace, SendTurns } from '@hookline/engine';
import type { Pool } from 'pg';

/** Slots and reservations older than this are of no use to anybody. */
const keptFor = '1 hour';

/** Turns to send, kept in PostgreSQL: one statement whatever the number of limits and workers. */
export class PgSendTurns implements SendTurns {
  constructor(private readonly pool: Pick<Pool, 'query'>) {}

  readonly take = async (
    holder: string,
    paces: readonly SendPace[],
    longestMs: number,
  ): Promise<number> => {
    const { rows } = await this.pool.query<{ wait_ms: number }>({
      name: 'reserve-send',
      text: `select hookline_reserve_send($1, $2, $3, $4) as wait_ms`,
      values: [
        holder,
        paces.map(({ key }) => key),
        paces.map(({ everyMs }) => Math.ceil(everyMs)),
        longestMs,
      ],
    });
    return Math.ceil(rows[0]?.wait_ms ?? 0);
  };

  readonly pause = async (keys: readonly string[], pauseMs: number): Promise<void> => {
    await this.pool.query(
      `insert into send_slot (key, free_at)
       select key, now() + make_interval(secs => $2::int / 1000.0)
       from unnest($1::text[]) key order by key
       on conflict (key) do update set free_at = greatest(send_slot.free_at, excluded.free_at)`,
      [keys, Math.ceil(pauseMs)],
    );
  };

  /** Removes slots nobody needs and moments nobody came for; answers how many. */
  async forgetOld(): Promise<number> {
    const slots = await this.pool.query(
      `delete from send_slot where free_at < now() - interval '${keptFor}'`,
    );
    const moments = await this.pool.query(
      `delete from send_reservation where send_at < now() - interval '${keptFor}'`,
    );
    return (slots.rowCount ?? 0) + (moments.rowCount ?? 0);
  }
}
