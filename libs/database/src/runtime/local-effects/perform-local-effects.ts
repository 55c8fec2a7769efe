import { assertNever, type LocalEffect, type LocalEffectResult } from '@hookline/engine';
import type { PoolClient } from 'pg';
import type { AskedEffect } from './effect-performer';
import { performListAdd } from './perform-list-add';
import { performListRemove } from './perform-list-remove';
import { performTaskAdd } from './perform-task-add';
import { performTaskUpdate } from './perform-task-update';
import { settleAll } from '../settle-all';

/** Performs effects of any kind, grouped by kind; one result per effect, in the order asked. */
export async function performLocalEffects(
  client: PoolClient,
  asked: readonly AskedEffect[],
): Promise<readonly LocalEffectResult[]> {
  const results = new Map<AskedEffect, LocalEffectResult>();
  const kinds = new Set(asked.map(({ effect }) => effect.kind));
  await settleAll(
    [...kinds].map(async (kind) => {
      const group = asked.filter(({ effect }) => effect.kind === kind);
      const answers = await performKind(client, kind, group);
      group.forEach((one, index) => {
        const answer = answers[index];
        if (answer) results.set(one, answer);
      });
    }),
  );
  return asked.map((one) => {
    const result = results.get(one);
    if (!result) throw new Error(`no result of the effect ${one.effect.kind}`);
    return result;
  });
}

function performKind(
  client: PoolClient,
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
    default:
      return assertNever(kind);
  }
}
