import type { FlowDialect, JsonObject, JsonValue } from '@hookline/contracts';
import type { Scope } from '../expression';
import type { RunSetting } from './run-setting';
import type { RunEvent, RunSurroundings } from './runtime-ports';

/** What is the same at every step of a run. */
export interface RunScopeSetting {
  readonly run: { readonly id: string; readonly domainId: string };
  readonly dialect: FlowDialect;
  readonly event: RunEvent;
  readonly surroundings: Omit<RunSurroundings, 'zone'>;
  /** Names the outputs as `steps` shows them; they are asked for when an expression looks at one. */
  readonly outputsByName: (outputsById: JsonObject) => JsonObject;
}

/** Where a run stands when a step begins. */
export interface RunScopeMoment {
  readonly now: Date;
  /** IANA zone the run reckons in now. */
  readonly zone: string;
  readonly variables: JsonObject;
  /** Last outputs by node id, as of when one is looked at. */
  readonly state: { readonly outputs: JsonObject };
}

/** What the names of a run stand for, apart from where it stands. */
export function scopeSettingOf(setting: RunSetting): RunScopeSetting {
  const { runId, domainId, graph, event, surroundings } = setting;
  return {
    run: { id: runId, domainId },
    dialect: graph.dialect,
    event,
    surroundings,
    outputsByName: graph.outputsByName,
  };
}

/**
 * Names as the language sees them in a run. Variables set on the way win; then, in drawn graphs,
 * `event`, `queue`, `agent`, `member`, `hook`, `run`, `steps`; then the event's fields. In arrays
 * the fields win over those words, because a Webitel script knows only fields.
 */
export function runScope(setting: RunScopeSetting, moment: RunScopeMoment): Scope {
  return new RunScope(setting, moment);
}

/** A class: every step makes one, and closures would be most of what it allocates. */
class RunScope implements Scope {
  readonly now: Date;
  readonly zone: string;
  private readonly variables: JsonObject;
  private readonly state: RunScopeMoment['state'];

  constructor(
    private readonly setting: RunScopeSetting,
    { now, zone, variables, state }: RunScopeMoment,
  ) {
    this.now = now;
    this.zone = zone;
    this.variables = variables;
    this.state = state;
  }

  lookup(name: string): JsonValue | undefined {
    const { dialect, event } = this.setting;
    const variable = own(this.variables, name);
    if (variable !== undefined) return variable;
    return dialect === 'array'
      ? (own(event.data, name) ?? this.surrounding(name))
      : (this.surrounding(name) ?? own(event.data, name));
  }

  domainVariable(name: string): JsonValue | undefined {
    return own(this.setting.surroundings.domainVariables, name);
  }

  private surrounding(name: string): JsonValue | undefined {
    const { event, surroundings, run, outputsByName } = this.setting;
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
        return outputsByName(this.state.outputs);
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
