/**
 * What a node type is. Rules:
 *
 * 1. Four kinds, told apart by what a crash in mid-step means (reliability.md 5):
 *    - `pure`: computed from the run alone; synchronous; simply computed again.
 *    - `read`: asks a port and changes nothing; asked again.
 *    - `local`: changes our own database, in the transaction that records its result: exactly once.
 *    - `remote`: reaches the outside; the intent is committed first; at least once with a stable key.
 * 2. `params` is the one description of the node's settings: type, check, form, reference page.
 *    Strings in params are templates, rendered before the node sees them, except the fields whose
 *    metadata says `language: 'expression' | 'rules' | 'literal'`.
 * 3. Executors reach the world only through `context.ports`.
 */
import type {
  FlowDialect,
  JsonObject,
  JsonValue,
  NodeSettings,
  Problem,
} from '@hookline/contracts';
import type { z } from 'zod';
import type { LocalEffect, LocalEffectResult } from '../runtime/local-effect';
import type { ReadPorts, RemotePorts } from '../runtime/runtime-ports';
import type { CallSignal } from './call-signal';
import type { NodeContext } from './node-context';
import type { Await, Exit, PureOutcome } from './outcome';

export const nodeCategories = ['flow', 'decide', 'system', 'message', 'centre', 'data'] as const;
export type NodeCategory = (typeof nodeCategories)[number];

export interface Outlet {
  readonly name: string;
  /** Shown beside the outlet on the card. */
  readonly label: string;
  /** `failure` is always drawn lowest, thinner and red. */
  readonly tone?: 'failure';
}

/** How a field behaves in forms and rendering; lives in the metadata of a param (`.meta({...})`). */
export interface ParamMeta {
  readonly label: string;
  readonly help?: string;
  readonly unit?: string;
  readonly placeholder?: string;
  /** The input control; by default derived from the Zod type. */
  readonly widget?: ParamWidget;
  /** Default `template`. */
  readonly language?: 'template' | 'expression' | 'rules' | 'literal';
  /** Templates are encoded for what this is, in drawn graphs (B-26). Top-level params only. */
  readonly encode?: 'url' | 'xml' | 'html' | 'markdown';
  /** Shown only while another param has one of these values. */
  readonly showWhen?: { readonly param: string; readonly is: readonly JsonValue[] };
  /** With `integration-picker`: the kinds to choose from, or the param whose value names the kind. */
  readonly kinds?: readonly string[] | { readonly param: string };
  /**
   * What a plain text names, where no picker says so. `agentBy`: the param that says by which of
   * `agentKeys` it names an agent.
   */
  readonly names?: 'agent' | 'domain-variable' | { readonly agentBy: string };
  /** Collapsed under "More" in the form. */
  readonly advanced?: boolean;
}

export const paramWidgets = [
  'text',
  'textarea',
  'number',
  'duration',
  'switch',
  'select',
  'expression',
  'condition',
  'key-value',
  'assignments',
  'cases',
  'json',
  'code',
  'list-picker',
  'calendar-picker',
  'queue-picker',
  'agent-picker',
  'schema-picker',
  'integration-picker',
] as const;
export type ParamWidget = (typeof paramWidgets)[number];

interface NodeTypeBase<Params extends z.ZodObject> {
  /** Stable word in stored documents, e.g. `http-request`. */
  readonly type: string;
  /** Raised when stored params no longer fit; `upgrade` brings older ones along. */
  readonly version: number;
  upgrade?(params: JsonObject, fromVersion: number): JsonObject;
  readonly label: string;
  /** One sentence for the palette. */
  readonly description: string;
  /** Markdown for the Help tab and the reference page. */
  readonly help: string;
  readonly category: NodeCategory;
  /** Name of a Tabler icon, e.g. `world`. */
  readonly icon: string;
  /** Other words an admin may search for. */
  readonly synonyms: readonly string[];
  /** Not offered in the palette: made by the compiler of Webitel arrays only. */
  readonly hidden?: boolean;
  readonly params: Params;
  /** Outlets of a node with these params (a switch has one per case); `{}` for a new node. */
  readonly outlets: (params: JsonObject) => readonly Outlet[];
  /** One line in words for the card: "POST crm.example/calls". Params may hold templates. */
  readonly summary: (params: JsonObject) => string;
  /** Complaints beyond what `params` says, e.g. two cases with one name. */
  readonly check?: (params: JsonObject, dialect: FlowDialect) => readonly Omit<Problem, 'nodeId'>[];
  /** Variables this node may set on its way, for data-flow and completion. */
  readonly setsVariables?: (params: JsonObject) => readonly string[];
  /** Domain variables this node may make, so that the drawing may read them. */
  readonly setsDomainVariables?: (params: JsonObject) => readonly string[];
  /** Types of the events its effect causes, where they are known: `list.changed`. */
  readonly causesEvents?: (params: JsonObject) => readonly string[];
  /** What `steps["name"]` holds afterwards: field → sentence. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** Under which key `context.memory` is kept; default the node's id. */
  readonly memoryKey?: (params: JsonObject, nodeId: string) => string;
  /** Counts or waits, so that a cycle through it comes to an end. */
  readonly breaksCycles?: boolean;
  /** Parks the run until a moment, or until something comes: a test may say how it goes on. */
  readonly waits?: boolean;
  /** Leaves by all outlets at once, or brings such branches together. */
  readonly branching?: (params: JsonObject) => 'fork' | 'join all' | 'join any';
  /** Settings that apply to this type, so that the form shows only what is obeyed. */
  readonly settings?: readonly (keyof NodeSettings)[];
}

// The executors below are methods on purpose: methods compare their parameters both ways, so that a
// type with its own params still is a `NodeType`. The params were parsed by `params` just before.

export interface PureNodeType<Params extends z.ZodObject> extends NodeTypeBase<Params> {
  readonly kind: 'pure';
  execute(params: z.output<Params>, context: NodeContext): PureOutcome;
}

export interface ReadNodeType<Params extends z.ZodObject> extends NodeTypeBase<Params> {
  readonly kind: 'read';
  execute(
    params: z.output<Params>,
    context: NodeContext & { readonly ports: ReadPorts },
  ): Promise<Exit>;
}

export interface LocalNodeType<Params extends z.ZodObject> extends NodeTypeBase<Params> {
  readonly kind: 'local';
  /** What to change. Performed inside the transaction that records the step. */
  request(params: z.output<Params>, context: NodeContext): LocalEffect;
  /** How to leave once the change is known. Throws `NodeFailure` for the failure outlet. */
  conclude(result: LocalEffectResult, params: z.output<Params>, context: NodeContext): Exit | Await;
}

/** A remote node's context: the world, and how long it may take. */
export interface RemoteNodeContext extends NodeContext {
  readonly ports: RemotePorts;
  readonly signal: CallSignal;
  /** From the node's settings, else the type's `timeoutMs`. */
  readonly timeoutMs: number;
  readonly settings: NodeSettings;
}

export interface RemoteNodeType<Params extends z.ZodObject> extends NodeTypeBase<Params> {
  readonly kind: 'remote';
  /** The port it sends through: in a test that one answers in place of the outside. */
  readonly asks: keyof RemotePorts;
  /** Longest one try may take, unless the node's settings say otherwise. */
  readonly timeoutMs: number;
  /** Whether the target honours our idempotency key; if not, `onUnknown` decides after a crash. */
  repeatable(params: z.output<Params>): boolean;
  execute(params: z.output<Params>, context: RemoteNodeContext): Promise<Exit>;
}

export type NodeType<Params extends z.ZodObject = z.ZodObject> =
  PureNodeType<Params> | ReadNodeType<Params> | LocalNodeType<Params> | RemoteNodeType<Params>;

/** Looks up a node type by its stored word; undefined when unknown. */
export type NodeTypeLookup = (type: string) => NodeType | undefined;

/** The value of a JSON param shown in a summary; templates stay as written. */
export function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
