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

function performKind(
  { client, means }: { readonly client: PoolClient; readonly means: EffectMeans },
  kind: LocalEffect['kind'],
  asked: readonly AskedEffect[],
): Promise<readonly LocalEffectResult[]> {
  switch (kind) {
    case 'list-add':
      return performListAdd(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'list-remove':
      return performListRemove(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'task-add':
      return performTaskAdd(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'task-update':
      return performTaskUpdate(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'task-remove':
      return performTaskRemove(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'agent-update':
      return performAgentUpdate(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'domain-variable-set':
      return domainVariableSetter(means.secrets)(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'domain-variable-delete':
      return performDomainVariableDelete(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'cache-set':
      return performCacheSet(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'cache-delete':
      return performCacheDelete(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'run-start':
      return performRunStart(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    case 'event-publish':
      return performEventPublish(
        client,
        asked.flatMap(({ effect, ...run }) => (effect.kind === kind ? [{ ...run, effect }] : [])),
      );
    default:
      return assertNever(kind);
  }
}
