/**
 * What the texts of the nodes say: can they be read, and does what they name exist. In arrays all
 * of it is a remark (decision 1): what does not exist is empty, what cannot be read fails its node.
 */
import type { Problem } from '@hookline/contracts';
import { functionTable, type Reference } from '../expression';
import type { CheckContext } from './check-options';
import { closestName } from './closest-name';
import type { MappedFork } from './fork-map';
import type { GraphMap, MappedNode } from './graph-map';
import { reachableFrom } from './graph-map';
import { listSources, type Source } from './list-sources';
import { errorWhenDrawn, nodeProblem } from './node-problem';
import { quickFixOf } from './quick-fix';
import { checkVariables } from './check-variables';

export function checkLanguage(
  map: GraphMap,
  forks: readonly MappedFork[],
  context: CheckContext,
): Problem[] {
  const read = map.nodes.map((mapped) => ({
    mapped,
    sources: listSources(mapped, map.graph.dialect),
  }));
  const checkReference = referenceCheck(map, context);
  const problems = read.flatMap(({ mapped, sources }) =>
    sources.flatMap((source) => [
      ...faultOf(map, mapped, source),
      ...source.references.flatMap((reference) => checkReference({ mapped, source, reference })),
    ]),
  );
  return [...problems, ...checkVariables({ map, forks, nodes: read, context })];
}

interface UsedReference {
  readonly mapped: MappedNode;
  readonly source: Source;
  readonly reference: Reference;
}

function faultOf(map: GraphMap, { node }: MappedNode, { at, fault }: Source): Problem[] {
  if (!fault) return [];
  const where = fault.offset === null ? '' : ` (character ${fault.offset + 1})`;
  return [
    nodeProblem({
      nodeId: node.id,
      at,
      level: node.settings.disabled === true ? 'warning' : errorWhenDrawn(map.graph),
      code: 'expression.syntax',
      message: `cannot be read: ${fault.message}${where}`,
    }),
  ];
}

function referenceCheck(map: GraphMap, context: CheckContext): (used: UsedReference) => Problem[] {
  const checkStep = stepCheck(map);
  const domainVariables =
    context.domainVariables &&
    new Set([
      ...context.domainVariables,
      ...map.nodes.flatMap(({ type, params }) => type.setsDomainVariables?.(params) ?? []),
    ]);
  const missing = (used: UsedReference, code: string, what: string, names: Iterable<string>) => {
    const { mapped, source, reference } = used;
    const near = closestName(reference.name, names);
    const hint = near === null ? '' : ` Did you mean \`${near}\`?`;
    return [
      nodeProblem({
        nodeId: mapped.node.id,
        at: source.at,
        level: errorWhenDrawn(map.graph),
        code,
        message: `${what}${hint}`,
        quickFix: near === null ? undefined : quickFixOf(mapped, source, reference, near),
      }),
    ];
  };
  return (used) => {
    const { kind, name } = used.reference;
    switch (kind) {
      case 'variable':
        return [];
      case 'function':
        if (functionTable.has(name)) return [];
        return missing(
          used,
          'function.unknown',
          `There is no function \`${name}\`.`,
          functionTable.keys(),
        );
      case 'domain-variable':
        // A dot may be part of the name or lead into the value (decision 14).
        if (!domainVariables || domainVariables.has(name)) return [];
        if (domainVariables.has(name.split('.')[0] ?? '')) return [];
        return missing(
          used,
          'domain-variable.unknown',
          `There is no domain variable \`${name}\`.`,
          domainVariables,
        );
      case 'step': {
        const verdict = checkStep(used);
        if (verdict !== 'unknown') return verdict;
        const names = map.graph.nodes.map((node) => node.name || node.id);
        return missing(used, 'step.unknown', `There is no step called \`${name}\`.`, names);
      }
    }
  };
}

/** Steps are found by name; a name two nodes share, or one that has not run yet, is remarked on. */
function stepCheck(map: GraphMap): (used: UsedReference) => Problem[] | 'unknown' {
  const idsByName = new Map<string, string[]>();
  for (const { id, name } of map.graph.nodes) {
    const known = name || id;
    idsByName.set(known, [...(idsByName.get(known) ?? []), id]);
  }
  return ({ mapped, source, reference: { name } }) => {
    const ids = idsByName.get(name);
    if (!ids) return 'unknown';
    const remark = { nodeId: mapped.node.id, at: source.at, level: 'warning' as const };
    if (ids.length > 1) {
      const message = `${ids.length} nodes are called \`${name}\`: give them different names.`;
      return [nodeProblem({ ...remark, code: 'step.ambiguous', message })];
    }
    const runsBefore = ids.some((id) =>
      map.waysFrom(id).some(({ to }) => reachableFrom(to, map.waysFrom).has(mapped.node.id)),
    );
    if (runsBefore) return [];
    const message = `\`${name}\` does not run before this node, so its result is empty here.`;
    return [nodeProblem({ ...remark, code: 'step.later', message })];
  };
}
