/**
 * Every NATS subject, stream and token rule of Hookline, in one file (reliability.md 3).
 *
 * 1. A token matches `[A-Za-z0-9_-]{1,64}`; anything else is hashed by the publisher
 *    (`subjectToken`).
 * 2. The domain in a subject is the authority: what the payload says of it is ignored (B-51).
 * 3. EVENTS re-maps `hl.in.…` to `hl.ev.<partition>.…` with a stream subject transform, so that
 *    all events of one call land in one partition.
 * 4. A namespace replaces the leading `hl` and prefixes the stream names, so that suites can
 *    share a server. Production is `hl` with plain names.
 */

/** How many partitions share the work. Fixed: a call must keep its partition for ever. */
export const partitionCount = 32;

/** The namespace of production. */
export const productionNamespace = 'hl';

/** Stream names of a namespace. */
export function streamsOf(namespace: string = productionNamespace) {
  const prefix = namespace === productionNamespace ? '' : `${namespace}_`;
  return {
    events: `${prefix}EVENTS`,
    runs: `${prefix}RUNS`,
    config: `${prefix}CONFIG`,
    deadLetters: `${prefix}DEAD_LETTERS`,
    advisories: `${prefix}ADVISORIES`,
  } as const;
}
export type Streams = ReturnType<typeof streamsOf>;

export const streams = streamsOf();

const tokenPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a text may stand as one token of a subject. */
export function isSubjectToken(text: string): boolean {
  return tokenPattern.test(text);
}

/** Subjects of a namespace. */
export function subjectsOf(namespace: string = productionNamespace) {
  return {
    /** Where sources publish events. `key` orders: the call or attempt id. */
    eventIn: (event: { domainId: string; source: string; event: string; key: string }): string =>
      `${namespace}.in.${event.domainId}.${event.source}.${event.event}.${event.key}`,
    allEventsIn: `${namespace}.in.*.*.*.*`,
    /** What the stream stores events under; wildcard 4 of `allEventsIn` is the key. */
    eventTransform: `${namespace}.ev.{{partition(${partitionCount},4)}}.{{wildcard(1)}}.{{wildcard(2)}}.{{wildcard(3)}}.{{wildcard(4)}}`,
    /** What a worker consumes: partition first. */
    eventsOfPartition: (partition: number): string => `${namespace}.ev.${partition}.>`,
    /** Everything stored of one call, whatever the source. */
    eventsOfKey: (call: { domainId: string; key: string }): string =>
      `${namespace}.ev.*.${call.domainId}.*.*.${call.key}`,
    eventsOfDomain: (domainId: string): string => `${namespace}.ev.*.${domainId}.>`,
    /** Wakes a parked or handed-over run. */
    runWake: (run: { partition: number; domainId: string; runId: string }): string =>
      `${namespace}.run.${run.partition}.${run.domainId}.${run.runId}`,
    runWakesOfPartition: (partition: number): string => `${namespace}.run.${partition}.>`,
    allRunWakes: `${namespace}.run.*.*.*`,
    /** Schedule subject of a parked step; its target is the run's wake subject. */
    runTimer: (step: { domainId: string; runId: string; nodeId: string }): string =>
      `${namespace}.timer.${step.domainId}.${step.runId}.${step.nodeId}`,
    /** Every schedule of one run. */
    runTimersOf: (run: { domainId: string; runId: string }): string =>
      `${namespace}.timer.${run.domainId}.${run.runId}.*`,
    allRunTimers: `${namespace}.timer.*.*.*`,
    /** Something configured changed: `kind` is `hook`, `flow-schema`, `queue`, … */
    configChange: (change: { domainId: string; kind: string; id: string }): string =>
      `${namespace}.cfg.${change.domainId}.${change.kind}.${change.id}`,
    allConfigChanges: `${namespace}.cfg.>`,
    /** A message nobody could read or place. */
    deadLetter: (letter: { kind: string; domainId: string; id: string }): string =>
      `${namespace}.dlq.${letter.kind}.${letter.domainId}.${letter.id}`,
    deadLettersOfDomain: (domainId: string): string => `${namespace}.dlq.*.${domainId}.>`,
    allDeadLetters: `${namespace}.dlq.>`,
    /** Best-effort news for open pages; core NATS, not stored. */
    live: (domainId: string, topic: string): string => `${namespace}.live.${domainId}.${topic}`,
    liveOfDomain: (domainId: string): string => `${namespace}.live.${domainId}.>`,
    allLive: `${namespace}.live.>`,
  } as const;
}
export type Subjects = ReturnType<typeof subjectsOf>;

export const subjects = subjectsOf();

/**
 * The parts of an event's subject, as published (`hl.in.…`) or as stored (`hl.ev.<partition>.…`);
 * null when it is neither.
 */
export function parseEventSubject(
  subject: string,
): { domainId: string; source: string; event: string; key: string } | null {
  const [, branch, ...rest] = subject.split('.');
  const parts = branch === 'ev' ? rest.slice(1) : branch === 'in' ? rest : [];
  const [domainId, source, event, key, ...more] = parts;
  if (!domainId || !source || !event || !key || more.length > 0) return null;
  return { domainId, source, event, key };
}
