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

/**
 * Names as the language sees them in a run. Variables set on the way win; then, in drawn graphs,
 * `event`, `queue`, `agent`, `member`, `hook`, `run`, `steps`; then the event's fields. In arrays
 * the fields win over those words, because a Webitel script knows only fields.
 */
export function runScope(input: RunScopeInput): Scope {
  return new RunScope(input);
}

/** A class: every step makes one, and closures would be most of what it allocates. */
class RunScope implements Scope {
  readonly now: Date;
  readonly zone: string;

  constructor(private readonly input: RunScopeInput) {
    this.now = input.now;
    this.zone = input.zone;
  }

  lookup(name: string): JsonValue | undefined {
    const { variables, dialect, event } = this.input;
    const variable = own(variables, name);
    if (variable !== undefined) return variable;
    return dialect === 'array'
      ? (own(event.data, name) ?? this.surrounding(name))
      : (this.surrounding(name) ?? own(event.data, name));
  }

  domainVariable(name: string): JsonValue | undefined {
    return own(this.input.surroundings.domainVariables, name);
  }

  private surrounding(name: string): JsonValue | undefined {
    const { event, surroundings, run, steps } = this.input;
    switch (name) {
      case 'event':
        return { ...event };
      case 'queue':
        return surroundings.queue;
      case 'hook':
        return surroundings.hook;
      case 'run':
        return run;
      case 'steps':
        return steps();
      case 'agent':
        return withPrefix(event.data, 'agent_');
      case 'member':
        return withPrefix(event.data, 'member_');
      default:
        return undefined;
    }
  }
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
