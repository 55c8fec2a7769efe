import type { JsonObject, JsonValue } from '@hookline/contracts';
import type { CompiledNode } from '../graph';
import type { LocalNodeType, NodeContext, ReadNodeType, RemoteNodeType } from '../node-type';
import type { z } from 'zod';
import type { RecordedAnswer } from './dry-answers';
import type { LocalEffect } from './local-effect';
import type { RemotePorts } from './runtime-ports';

/** A node whose params are rendered and which is about to act. */
export interface ReadyNode<Type> {
  readonly node: CompiledNode;
  readonly type: Type;
  readonly params: JsonObject;
  /** The params as shown on the step. */
  readonly input: JsonValue;
  readonly notes: readonly string[];
  readonly context: NodeContext;
  /** Of a remote node in a test: what stands for the outside. */
  readonly ports?: RemotePorts | undefined;
}

/**
 * Where a walk stops, because what comes next is not pure: somebody has to commit, ask the world
 * or wait. Everything before it is already in the progress.
 */
export type Boundary =
  | { readonly kind: 'ended' }
  /** Nothing is needed but that others go on first: the walk took its while. */
  | { readonly kind: 'breath' }
  /** The run has several branches, or the one in hand is over: somebody chooses the next. */
  | { readonly kind: 'forked' }
  | { readonly kind: 'waiting'; readonly dueAt: Date; readonly reason: 'wait' | 'retry' }
  | { readonly kind: 'read'; readonly ready: ReadyNode<ReadNodeType<z.ZodObject>> }
  | {
      readonly kind: 'local';
      readonly ready: ReadyNode<LocalNodeType<z.ZodObject>>;
      readonly effect: LocalEffect;
      /** In a test: how the node is left, whatever becomes of the effect. */
      readonly answer?: RecordedAnswer;
    }
  | { readonly kind: 'remote'; readonly ready: ReadyNode<RemoteNodeType<z.ZodObject>> };
