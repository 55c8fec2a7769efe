/**
 * When a run is set aside for killing its workers. It was begun when so many died, without one commit
 * between; but workers die for other reasons too, and then whatever they had begun was there. Rules:
 *
 * 1. Fewer than `fewestTries` say nothing.
 * 2. A run that is to blame was there each time. One that missed most of the deaths of the last quarter of an
 *    hour is likely to be a bystander, so where many workers die it takes more: half as many as died.
 * 3. `mostTries` are enough whatever else died: several such runs at once must come to an end too.
 */
export const fewestTries = 5;
export const mostTries = 12;
const windowMinutes = 15;

/** Tries without a commit that set a run aside, when so many workers died in the last quarter of an hour. */
export function triesThatCount(deaths: number): number {
  return Math.min(mostTries, Math.max(fewestTries, Math.ceil(deaths / 2)));
}

/**
 * The same, asked of the database: who stopped on request has no row, who died has one for an hour
 * (`pg-partition-leases.ts`).
 */
export const triesThatCountSql = `(
  select least(${mostTries}, greatest(${fewestTries}, ceil(count(*) / 2.0)))
  from worker
  where alive_until < now() and alive_until > now() - interval '${windowMinutes} minutes')`;
