/**
 * Whether a variable can hold anything where it is used. Never more than a warning: member, queue
 * and form variables come by names nobody declared (decision 1).
 */
import {
  eventCatalogue,
  fieldPresence,
  fieldsOf,
  findEventDescription,
  findEventField,
  type Problem,
} from '@hookline/contracts';
import type { Reference } from '../expression';
import type { CheckContext, CheckedEvent } from './check-options';
import { closestName } from './closest-name';
import type { MappedFork } from './fork-map';
import type { GraphMap, MappedNode } from './graph-map';
import type { Source } from './list-sources';
import { nodeProblem } from './node-problem';
import { quickFixOf } from './quick-fix';
import { setNames, variableFlow, type VariablesBefore } from './variable-flow';

/** Names the run itself knows. */
const surroundings: ReadonlySet<string> = new Set([
  'event',
  'queue',
  'agent',
  'member',
  'hook',
  'run',
  'steps',
]);

interface ReadNode {
  readonly mapped: MappedNode;
  readonly sources: readonly Source[];
}

interface CheckedVariables {
  readonly map: GraphMap;
  readonly forks: readonly MappedFork[];
  readonly nodes: readonly ReadNode[];
  readonly context: CheckContext;
}

interface UsedVariable {
  readonly mapped: MappedNode;
  readonly source: Source;
  readonly reference: Reference;
  /** The name as the event or a node would have it. */
  readonly name: string;
}

/** One complaint per node and name, however often the name is used there. */
export function checkVariables({ map, forks, nodes, context }: CheckedVariables): Problem[] {
  const flow = variableFlow(map, forks);
  const sets = setNames(map);
  const nothing: VariablesBefore = { perhaps: new Set(), surely: new Set() };
  const knownNames = namesOf(context);
  const others = new Set(context.knownVariables);
  return nodes
    .filter(({ mapped }) => map.reachable.has(mapped.node.id))
    .flatMap(({ mapped, sources }) => {
      const before = flow.get(mapped.node.id) ?? nothing;
      const used = sources.flatMap((source) => usedVariables(mapped, source));
      // `${order.id}` is a name before it is a path (decision 12).
      const isWholeName = ({ name, reference: { path } }: UsedVariable): boolean => {
        const whole = [name, ...path].join('.');
        return path.length > 0 && (others.has(whole) || before.perhaps.has(whole));
      };
      return distinct(used.filter((one) => !isWholeName(one))).flatMap((one) => {
        if (others.has(one.name) || before.surely.has(one.name)) return [];
        if (before.perhaps.has(one.name)) return checkPerhapsSet(map, one, knownNames);
        if (knownNames.has(one.name)) return checkPresence(one, context.events ?? []);
        return isSetBeside(one, forks, sets)
          ? [setBeside(one)]
          : [unknownVariable(one, new Set([...knownNames, ...others, ...before.perhaps]))];
      });
    });
}

/** Names fields can have: of the events of the hooks, else of every event there is. */
function namesOf({ events = [] }: CheckContext): ReadonlySet<string> {
  const types = events
    .map(({ type }) => type)
    .filter((type) => findEventDescription(type) !== null);
  const asked = types.length > 0 ? types : eventCatalogue.map(({ type }) => type);
  // A field that is never in the events asked for is known all the same: it is absent, not wrong.
  return new Set(
    asked.flatMap((type) => findEventDescription(type)?.fields.map(({ name }) => name) ?? []),
  );
}

function usedVariables(mapped: MappedNode, source: Source): UsedVariable[] {
  return source.references.flatMap((reference) => {
    if (reference.kind !== 'variable') return [];
    const name = eventNameOf(reference);
    return name === null ? [] : [{ mapped, source, reference, name }];
  });
}

/** `agent.name` and `event.data.agent_name` are the field `agent_name`; null for the rest of them. */
function eventNameOf({ name, path }: Reference): string | null {
  const [first, second] = path;
  if ((name === 'agent' || name === 'member') && first !== undefined) {
    const field = `${name}_${first}`;
    return eventCatalogue.some(({ type }) => findEventField(type, field)) ? field : null;
  }
  if (name === 'event' && first === 'data' && second !== undefined) return second;
  return surroundings.has(name) || name === '' || name === '@this' ? null : name;
}

function distinct(used: readonly UsedVariable[]): UsedVariable[] {
  const seen = new Set<string>();
  return used.filter(({ name }) => {
    const isNew = !seen.has(name);
    seen.add(name);
    return isNew;
  });
}

function checkPerhapsSet(
  map: GraphMap,
  used: UsedVariable,
  knownNames: ReadonlySet<string>,
): Problem[] {
  if (map.graph.dialect === 'array' || knownNames.has(used.name)) return [];
  return [
    nodeProblem({
      nodeId: used.mapped.node.id,
      at: used.source.at,
      level: 'warning',
      code: 'variable.not-always-set',
      message: `\`${used.name}\` is set on some ways here, but not on all: on the others it is empty.`,
    }),
  ];
}

function checkPresence(used: UsedVariable, events: readonly CheckedEvent[]): Problem[] {
  const absentIn = events.filter(({ type, queueType }) => {
    const field = findEventField(type, used.name);
    if (field) return fieldPresence(field, type, queueType) === 'never';
    return (
      findEventDescription(type) !== null && !fieldsOf(type).some(({ name }) => name === used.name)
    );
  });
  if (absentIn.length === 0) return [];
  const labels = [
    ...new Set(absentIn.map(({ type }) => findEventDescription(type)?.label ?? type)),
  ];
  return [
    nodeProblem({
      nodeId: used.mapped.node.id,
      at: used.source.at,
      level: 'warning',
      code: 'variable.absent',
      message: `\`${used.name}\` is absent in ${labels.join(', ')}: there it is empty.`,
    }),
  ];
}

/** Another branch of the same fork sets it, and nobody knows which of the two comes first. */
function isSetBeside(
  { mapped, name }: UsedVariable,
  forks: readonly MappedFork[],
  sets: ReadonlyMap<string, readonly string[]>,
): boolean {
  return forks.some(({ branches }) => {
    const own = branches.find(({ nodes }) => nodes.has(mapped.node.id));
    const others = branches.filter((branch) => own !== undefined && branch !== own);
    return others.some(({ nodes }) => [...nodes].some((id) => sets.get(id)?.includes(name)));
  });
}

function setBeside({ mapped, source, name }: UsedVariable): Problem {
  return nodeProblem({
    nodeId: mapped.node.id,
    at: source.at,
    level: 'warning',
    code: 'variable.other-branch',
    message: `\`${name}\` is set in another branch of the parallel, perhaps only later: here it may be empty.`,
  });
}

function unknownVariable(used: UsedVariable, names: ReadonlySet<string>): Problem {
  const near = closestName(used.name, names);
  const hint = near === null ? '' : ` Did you mean \`${near}\`?`;
  const { mapped, source, reference, name } = used;
  return nodeProblem({
    nodeId: mapped.node.id,
    at: source.at,
    level: 'warning',
    code: 'variable.unknown',
    message: `\`${name}\` is neither in the events nor set on the way: it will be empty.${hint}`,
    quickFix:
      near === null || reference.name !== name
        ? undefined
        : quickFixOf(mapped, source, reference, near),
  });
}
