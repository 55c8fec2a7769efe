import { maxEventBytes } from '@hookline/contracts';

/** What a path takes as a body (decisions 32 and 35). */
export interface BodyRule {
  readonly maxBytes: number;
  readonly contentTypes: ReadonlySet<string>;
}

const MiB = 1024 * 1024;
const json = new Set(['application/json']);
const cloudEvents = new Set([
  'application/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
]);

/** The rule of a path below `/api`. */
export function bodyRuleOf(path: string): BodyRule {
  if (path === '/api/events') return { maxBytes: maxEventBytes, contentTypes: cloudEvents };
  if (/^\/api\/call_center\/queues\/[^/]+\/events\/[^/]+$/.test(path)) {
    return { maxBytes: maxEventBytes, contentTypes: json };
  }
  if (path.endsWith('/import')) return { maxBytes: 5 * MiB, contentTypes: json };
  return { maxBytes: MiB, contentTypes: json };
}
