import type { DataSource } from 'typeorm';

/** Tries that cost nothing; from then on each failure doubles the wait. */
const freeTries = 5;
const longestBlockSec = 900;

/**
 * Slows guessing down (B-04): 1 s after the fifth failure in a row, doubling, 15 min at most.
 * Kept per address whether or not a user has it, so the answer tells nothing about that.
 */
export class SignInThrottleStore {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Takes a try before the password is looked at; counting first means that a hundred guesses at
   * once are not a hundred tries for free. Answers 0, or the seconds to wait.
   */
  async claimTry(email: string): Promise<number> {
    const key = email.toLowerCase();
    const claimed = await this.dataSource.query<object[]>(
      `insert into sign_in_throttle as t (email, failures, blocked_until)
       values ($1, 1, now())
       on conflict (email) do update set
         failures = t.failures + 1,
         blocked_until = now() + case when t.failures + 1 < ${freeTries} then 0
           else least(${longestBlockSec}, power(2, least(t.failures + 1 - ${freeTries}, 20)))
         end * interval '1 second'
       where t.blocked_until is null or t.blocked_until <= now()
       returning 1`,
      [key],
    );
    if (claimed.length > 0) return 0;
    const [row] = await this.dataSource.query<{ wait: number }[]>(
      `select ceil(extract(epoch from blocked_until - now()))::int as wait
       from sign_in_throttle where email = $1`,
      [key],
    );
    return Math.max(1, row?.wait ?? 1);
  }

  /** The password was right: the next failure is the first again. */
  async forgetFailures(email: string): Promise<void> {
    await this.dataSource.query(`delete from sign_in_throttle where email = $1`, [
      email.toLowerCase(),
    ]);
  }

  /** Removes rows without a try since yesterday. */
  async deleteOldRows(): Promise<void> {
    await this.dataSource.query(
      `delete from sign_in_throttle where blocked_until < now() - interval '1 day'`,
    );
  }
}
