import type { FlowDialect, JsonObject, JsonValue } from '@hookline/contracts';
import type { Scope } from '../expression';
import type { RunEvent, RunSurroundings } from './runtime-ports';

export interface RunScopeInput {
  readonly run: { readonly id: string; readonly domainId: string };
  readonly dialect: FlowDialect;
  readonly event: RunEvent;
  readonly surroundings: Omit<RunSurroundings, 'zone'>;
  /** IANA zone the run reckons in now. */
  readonly zone: string;
  readonly variables: JsonObject;
  /** Last outputs by node name. */
  readonly steps: () => JsonObject;
  readonly now: Date;
}

function own(object: JsonObject, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Fields of the event that describe one thing, by their Webitel prefix: `agent_name` → `name`. */
function withPrefix(data: JsonObject, prefix: string): JsonObject {
  const entries = Object.entries(data)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value]);
  return Object.fromEntries(entries);
}

/**
 * Names as the language sees them in a run. Variables set on the way win; then, in drawn graphs,
 * `event`, `queue`, `agent`, `member`, `hook`, `run`, `steps`; then the event's fields. In arrays
 * the fields win over those words, because a Webitel script knows only fields.
 */
export function runScope(input: RunScopeInput): Scope {
  const { data } = input.event;

  const surrounding = (name: string): JsonValue | undefined => {
    switch (name) {
      case 'event':
        return { ...input.event };
      case 'queue':
        return input.surroundings.queue;
      case 'hook':
        return input.surroundings.hook;
      case 'run':
        return input.run;
      case 'steps':
        return input.steps();
      case 'agent':
        return withPrefix(data, 'agent_');
      case 'member':
        return withPrefix(data, 'member_');
      default:
        return undefined;
    }
  };

  return {
    now: input.now,
    zone: input.zone,
    lookup: (name) => {
      const variable = own(input.variables, name);
      if (variable !== undefined) return variable;
      return input.dialect === 'array'
        ? (own(data, name) ?? surrounding(name))
        : (surrounding(name) ?? own(data, name));
    },
    domainVariable: (name) => own(input.surroundings.domainVariables, name),
  };
}
