import { OutboundAllow } from '@hookline/contracts';
import type { Pool } from 'pg';

/** Its name among the platform's settings. */
export const outboundAllowSetting = 'outbound-allow';

const sql = `select value from platform_setting where name = $1`;

/** The platform admin's list of private targets; empty while nobody set it. */
export async function readOutboundAllow(pool: Pick<Pool, 'query'>): Promise<readonly string[]> {
  const { rows } = await pool.query<{ value: unknown }>(sql, [outboundAllowSetting]);
  return OutboundAllow.parse(rows[0]?.value ?? { targets: [] }).targets;
}
