import { maxHops } from '@hookline/contracts';
import { assertNever, type LocalEffect, type LocalEffectResult } from '@hookline/engine';
import type { PoolClient } from 'pg';
import { SecretBox } from '../../secrets/secret-box';
import type { AskedEffect } from './effect-performer';
import { performAgentUpdate } from './perform-agent-update';
import { performCacheDelete } from './perform-cache-delete';
import { performCacheSet } from './perform-cache-set';
import { performDomainVariableDelete } from './perform-domain-variable-delete';
import { domainVariableSetter } from './perform-domain-variable-set';
import { performEventPublish } from './perform-event-publish';
import { performListAdd } from './perform-list-add';
import { performListRemove } from './perform-list-remove';
import { performRunStart } from './perform-run-start';
import { performTaskAdd } from './perform-task-add';
import { performTaskRemove } from './perform-task-remove';
import { performTaskUpdate } from './perform-task-update';
import { settleAll } from '../settle-all';

/** What performers need besides the transaction. */
export interface EffectMeans {
  readonly secrets: SecretBox;
}

/** Secrets are refused then. */
export const withoutKeys: EffectMeans = { secrets: new SecretBox([]) };

/** Performs effects of any kind, grouped by kind; one result per effect, in the order asked. */
export async function performLocalEffects(
  client: PoolClient,
  asked: readonly AskedEffect[],
  means: EffectMeans = withoutKeys,
): Promise<readonly LocalEffectResult[]> {
  const results = new Map<AskedEffect, LocalEffectResult>();
  // Sorted, so that two workers lock the tables in the same order.
  const kinds = [...new Set(asked.map(({ effect }) => effect.kind))].sort();
  await settleAll(
    kinds.map(async (kind) => {
      const group = asked.filter(({ effect }) => effect.kind === kind);
      const answers = await performKind({ client, means }, kind, group);
      group.forEach((one, index) => {
        const answer = answers[index];
        if (answer) results.set(one, answer);
      });
    }),
  );
  return asked.map((one) => {
    const result = results.get(one);
    if (!result) throw new Error(`no result of the effect ${one.effect.kind}`);
    return withNotes(one, result);
  });
}

/** Kinds of which no event tells. */
const silentKinds: ReadonlySet<LocalEffect['kind']> = new Set([
  'domain-variable-set',
  'domain-variable-delete',
  'cache-set',
  'cache-delete',
  'run-start',
]);

function withNotes({ hops, effect }: AskedEffect, result: LocalEffectResult): LocalEffectResult {
  if (silentKinds.has(effect.kind)) return result;
  if (hops !== null || result.kind === 'refused' || result.changed === 0) return result;
  const note = `no event tells of this: its run is ${maxHops} hops from the first event, the most allowed`;
  return { ...result, notes: [note] };
}

/** The same, with the kind the compiler can see. */
function ofKind<Kind extends LocalEffect['kind']>(
  asked: readonly AskedEffect[],
  kind: Kind,
): readonly AskedEffect<Kind>[] {
  return asked.flatMap(({ domainId, runId, effect, hops, cause }) =>
    isOf(effect, kind) ? [{ domainId, runId, effect, hops, cause }] : [],
  );
}

function isOf<Kind extends LocalEffect['kind']>(
  effect: LocalEffect,
  kind: Kind,
): effect is Extract<LocalEffect, { kind: Kind }> {
  return effect.kind === kind;
}

function performKind(
  { client, means }: { readonly client: PoolClient; readonly means: EffectMeans },
  kind: LocalEffect['kind'],
  asked: readonly AskedEffect[],
): Promise<readonly LocalEffectResult[]> {
  switch (kind) {
    case 'list-add':
      return performListAdd(client, ofKind(asked, kind));
    case 'list-remove':
      return performListRemove(client, ofKind(asked, kind));
    case 'task-add':
      return performTaskAdd(client, ofKind(asked, kind));
    case 'task-update':
      return performTaskUpdate(client, ofKind(asked, kind));
    case 'task-remove':
      return performTaskRemove(client, ofKind(asked, kind));
    case 'agent-update':
      return performAgentUpdate(client, ofKind(asked, kind));
    case 'domain-variable-set':
      return domainVariableSetter(means.secrets)(client, ofKind(asked, kind));
    case 'domain-variable-delete':
      return performDomainVariableDelete(client, ofKind(asked, kind));
    case 'cache-set':
      return performCacheSet(client, ofKind(asked, kind));
    case 'cache-delete':
      return performCacheDelete(client, ofKind(asked, kind));
    case 'run-start':
      return performRunStart(client, ofKind(asked, kind));
    case 'event-publish':
      return performEventPublish(client, ofKind(asked, kind));
    default:
      return assertNever(kind);
  }
}
