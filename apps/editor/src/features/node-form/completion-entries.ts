import {
  eventCatalogue,
  fieldPresence,
  type EventField,
  type FlowGraph,
  type FlowNode,
  type JsonValue,
} from '@hookline/contracts';
import { functionTable } from '@hookline/engine';
import { nodeTypeOf } from '@hookline/nodes';
import { viewNode } from '../canvas/node-view';

/** One name an author may use, as completion shows it. */
export interface CompletionEntry {
  readonly label: string;
  /** What is written; default the label. */
  readonly insert?: string;
  readonly kind: 'field' | 'variable' | 'domain-variable' | 'step' | 'word' | 'function';
  /** `text · "Olha"`, or `not in Missed`. */
  readonly detail: string;
  readonly info?: string;
  /** No event that starts the schema brings it. */
  readonly isAbsent?: boolean;
}

/** Words of the page's language. */
export interface CompletionWords {
  readonly notIn: (events: string) => string;
  readonly setBy: (node: string) => string;
  readonly ofDomain: string;
  readonly resultOf: (node: string) => string;
  readonly type: (type: EventField['type']) => string;
}

export interface StartingEvent {
  readonly type: string;
  readonly label: string;
  readonly queueType?: number;
}

/**
 * Everything a node may name: fields of the events that start the schema, variables set by other
 * nodes and of the domain, what other nodes answered, functions.
 * @param events empty: any queue event
 */
export function completionEntries(
  graph: FlowGraph,
  options: {
    readonly nodeId: string;
    readonly events: readonly StartingEvent[];
    readonly domainVariables?: readonly string[];
    readonly words: CompletionWords;
  },
): readonly CompletionEntry[] {
  const { nodeId, events, domainVariables = [], words } = options;
  const others = graph.nodes.filter(({ id }) => id !== nodeId);
  return [
    ...others.flatMap((node) => variablesOf(node, words)),
    ...fieldEntries(events, words),
    ...domainVariables.map((name) => domainEntry(name, words)),
    ...others.flatMap((node) => stepEntries(node, words)),
    ...functionEntries,
  ];
}

function fieldEntries(events: readonly StartingEvent[], words: CompletionWords): CompletionEntry[] {
  const descriptions = eventCatalogue.filter(({ type, family }) =>
    events.length === 0 ? family === 'queue' : events.some((event) => event.type === type),
  );
  const fields = new Map(
    descriptions.flatMap(({ fields: all }) => all.map((field) => [field.name, field])),
  );
  return [...fields.values()].map((field): CompletionEntry => {
    const missing = events.filter(
      ({ type, queueType }) => fieldPresence(field, type, queueType) === 'never',
    );
    const isAbsent = events.length > 0 && missing.length === events.length;
    return {
      label: field.name,
      kind: 'field',
      isAbsent,
      detail:
        missing.length > 0
          ? words.notIn([...new Set(missing.map(({ label }) => label))].join(', '))
          : `${words.type(field.type)} · ${exampleText(field.example)}`,
      info: field.description,
    };
  });
}

function variablesOf(node: FlowNode, words: CompletionWords): CompletionEntry[] {
  const names = nodeTypeOf(node.type)?.setsVariables?.(node.params) ?? [];
  return [...new Set(names)]
    .filter((name) => name !== '')
    .map((name) => ({ label: name, kind: 'variable', detail: words.setBy(viewNode(node).title) }));
}

/** Written whole: it has braces of its own. */
function domainEntry(name: string, words: CompletionWords): CompletionEntry {
  return { label: `$\${${name}}`, kind: 'domain-variable', detail: words.ofDomain };
}

function stepEntries(node: FlowNode, words: CompletionWords): CompletionEntry[] {
  const outputs = Object.entries(nodeTypeOf(node.type)?.outputs ?? {});
  if (outputs.length === 0 || node.name === '') return [];
  return outputs
    .filter(([name]) => /^\w+$/.test(name))
    .map(([name, sentence]) => ({
      label: `steps["${node.name}"].${name}`,
      kind: 'step',
      detail: words.resultOf(viewNode(node).typeLabel),
      info: sentence,
    }));
}

const functionEntries: readonly CompletionEntry[] = [...functionTable.values()].map((entry) => ({
  label: `${entry.name}()`,
  insert: `${entry.name}(`,
  kind: 'function',
  detail: entry.group,
  info: `${entry.doc} ${entry.example.source}`,
}));

function exampleText(example: JsonValue): string {
  return typeof example === 'string' ? `“${example}”` : JSON.stringify(example);
}
