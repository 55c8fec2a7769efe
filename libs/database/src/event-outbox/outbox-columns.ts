/**
 * What a statement that changes something writes about it into `event_outbox`. The insert stands
 * behind the change in the same statement or transaction: rows of one thing get their ids while
 * the thing is locked, so their order is the order of the changes.
 */
export const outboxColumns = 'type, source, subject, data, domain_id, hops, cause';
