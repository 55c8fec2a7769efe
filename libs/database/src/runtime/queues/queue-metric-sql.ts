import type { QueueMetricQuestion } from '@hookline/engine';

// Foreign data may hold anything under these names; what is no number is not counted.
const millis = (name: string): string =>
  `case when jsonb_typeof(e.data -> '${name}') = 'number' then (e.data ->> '${name}')::numeric end`;

const left = `coalesce(${millis('timestamp')}, extract(epoch from e.occurred_at) * 1000)`;

/**
 * The query of a number (`value`) about the contacts that left the queues lately.
 * @param queueIds ids of the queues the question names
 */
export function queueMetricQuery(
  { metric, field, onlyServed, lastMinutes, bucketIds, withinSeconds }: QueueMetricQuestion,
  queueIds: readonly string[],
): { readonly text: string; readonly values: unknown[] } {
  const asked = field === 'wait_time' ? 'wait_seconds' : 'talk_seconds';
  const value =
    metric === 'sl'
      ? `100.0 * count(*) filter (where served and wait_seconds <= $4::numeric) / nullif(count(*), 0)`
      : `${metric}(${asked}) filter (where ${asked} >= 0)`;
  const text = `
    select (${value})::float8 as value
    from (
      select ${millis('bridged_at')} is not null as served,
        (coalesce(${millis('bridged_at')}, ${left}) - ${millis('joined_at')}) / 1000 as wait_seconds,
        coalesce(${millis('call_voice_sec')}, (${left} - ${millis('bridged_at')}) / 1000) as talk_seconds
      from event e
      where e.queue_id = any($1::bigint[]) and e.type = 'queue.leaving' and e.problem is null
        and e.id >= hookline_uuid_floor(now() - make_interval(mins => $2::int))
        and (cardinality($3::text[]) = 0 or e.data ->> 'bucket_id' = any($3::text[]))
    ) contact
    ${onlyServed ? 'where served' : ''}
  `;
  const common = [queueIds, lastMinutes, bucketIds];
  return { text, values: metric === 'sl' ? [...common, withinSeconds] : common };
}
