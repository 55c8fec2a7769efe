/**
 * One array on its way to a graph. Rules (webitel.md 3, decisions 3, 4, 9, 16, 17):
 *
 * 1. Lists are compiled from their end, because every node has to know the one after it.
 * 2. What an author did not wire goes on with the next node, failures too; after the last node of
 *    a branch comes what follows the composite; after the last of all the run ends.
 * 3. `break` on a node means that a break comes after it, and nothing else.
 * 4. A tag leads to whatever its item is entered by, a limit in front included.
 * 5. An app with no counterpart is kept and passed by, with a warning.
 * 6. The body of a function has tags of its own: no jump leads in or out of it.
 */
import { isJsonObject, type FlowNode, type JsonObject, type JsonValue } from '@hookline/contracts';
import type { Problem } from '@hookline/contracts';
import { checkParams } from '../params/check-params';
import { nodeTypeOf } from '../registry';
import { isYes, numberOf, objectOf, textOfValue } from './arguments';
import { chainApps } from './apps/compile-chains';
import { simpleApps } from './apps/simple-apps';
import { beside, emptyBlock, nodeBlock, type Block } from './block';
import { breakDraft } from './break-draft';
import { compositeApps } from './composites';
import type { Target } from './deferred-target';
import { FunctionLinks } from './function-links';
import type { NodeDraft, Notice } from './node-draft';
import { derivedId, itemPlace, type Place } from './place';
import { warnOfBraces } from './source-warnings';

/** Keys of a node that say how it is run and not what it does. */
const metaKeys: ReadonlySet<string> = new Set(['tag', 'break', 'limit', 'async', 'trace', '_id']);

/** Apps that do nothing in a hook's flow: what they are entered by is what follows them. */
const passedBy: ReadonlySet<string> = new Set(['start', 'export']);

/** More items than a graph has nodes are refused, and nobody waits for the rest to be read. */
const mostItems = 1_000;

export class ArrayCompiler {
  readonly functions = new FunctionLinks();
  readonly #tags = new Map<string, string | null>();
  readonly #scopes = new Map<string, string>();
  readonly #targets = new Map<string, Readonly<Record<string, Target>>>();
  readonly #paths = new Map<string, string>();
  #scope = '';
  #items = 0;

  /** True once the array held more than is read. */
  get isTooLarge(): boolean {
    return this.#items > mostItems;
  }

  /** Compiles a list; `next` is what follows it. */
  compileList(
    list: readonly JsonValue[],
    listId: string,
    path: string,
    next: string | null,
  ): Block {
    this.#items += list.length;
    if (this.isTooLarge) return emptyBlock(next);
    return list.reduceRight<Block>(
      (rest, item, index) =>
        beside(this.#compileItem(item, itemPlace(listId, path, index), rest.entry), rest),
      emptyBlock(next),
    );
  }

  /** Compiles within tags of its own (rule 6); `scope` is told apart from all others. */
  withOwnTags<Result>(scope: string, compile: () => Result): Result {
    const outer = this.#scope;
    this.#scope = scope;
    const result = compile();
    this.#scope = outer;
    return result;
  }

  /** A node of an app; `ways` says where its outlets lead, all others lead to `next`. */
  place(draft: NodeDraft, place: Place, next: string | null, ways: Ways = {}): FlowNode {
    const outlets = nodeTypeOf(draft.type)?.outlets(draft.params) ?? [];
    const targets = outlets.map(({ name }): [string, Target] => [
      name,
      Object.hasOwn(ways, name) ? (ways[name] ?? null) : next,
    ]);
    this.#targets.set(place.id, Object.fromEntries(targets));
    this.#paths.set(place.id, place.path);
    this.#scopes.set(place.id, this.#scope);
    return {
      id: place.id,
      type: draft.type,
      version: nodeTypeOf(draft.type)?.version ?? 1,
      name: draft.name,
      position: { x: 0, y: 0 },
      params: draft.params,
      settings: draft.settings ?? {},
      note: '',
    };
  }

  /** Where every outlet leads, once all tags are known. `missing` hears of tags there are none of. */
  resolvedTargets(
    missing: (place: Place, tag: string) => void,
  ): ReadonlyMap<string, Readonly<Record<string, string | null>>> {
    const resolve = (nodeId: string, target: Target): string | null => {
      if (target === null || typeof target === 'string') return target;
      const entry = this.#tags.get(tagKey(this.#scopes.get(nodeId) ?? '', target.tag));
      if (entry !== undefined) return entry;
      missing({ id: nodeId, path: this.pathOf(nodeId) }, target.tag);
      return target.otherwise;
    };
    return new Map(
      [...this.#targets].map(([nodeId, targets]) => [
        nodeId,
        Object.fromEntries(
          Object.entries(targets).map(([outlet, target]) => [outlet, resolve(nodeId, target)]),
        ),
      ]),
    );
  }

  /** Where in the source the node of an id comes from. */
  pathOf(nodeId: string): string {
    return this.#paths.get(nodeId) ?? 'schema';
  }

  #compileItem(item: JsonValue, place: Place, next: string | null): Block {
    if (!isJsonObject(item)) {
      return emptyBlock(next, [warning(place, 'item.not-a-node', 'is not a node and is left out')]);
    }
    const body = isYes(item['break'])
      ? this.#compileBreaking(item, place)
      : this.#compileApp(item, place, next);
    const block = this.#behindLimit(body, item, place);
    const tag = textOfValue(item['tag']);
    if (tag === '') return block;
    // Lists are read from their end, so a tag met again stands before the one known already.
    const key = tagKey(this.#scope, tag);
    const isTwice = this.#tags.has(key);
    this.#tags.set(key, block.entry);
    if (!isTwice) return block;
    const message = `has the tag \`${tag}\`, which a later node has too; jumps come here`;
    return withProblems(block, [warning(place, 'tag.twice', message)]);
  }

  /** The app, if there is one, and the break that comes after it. */
  #compileBreaking(item: JsonObject, place: Place): Block {
    if (appsOf(item).length === 0) return nodeBlock(this.place(breakDraft, place, null));
    const breakPlace = { id: derivedId(place.id, 'break'), path: `${place.path}.break` };
    const end = nodeBlock(this.place(breakDraft, breakPlace, null));
    return beside(this.#compileApp(item, place, end.entry), end);
  }

  #compileApp(item: JsonObject, place: Place, next: string | null): Block {
    const apps = appsOf(item);
    const app = apps.find(isKnownApp) ?? apps[0];
    if (app === undefined) return emptyBlock(next);
    const problems: Problem[] = [];
    const appPlace = { id: place.id, path: `${place.path}.${app}` };
    const notice: Notice = (code, message) => problems.push(warning(appPlace, code, message));
    if (apps.length > 1) {
      const others = apps.filter((other) => other !== app).join(', ');
      const message = `holds more than one application; only \`${app}\` is run, not ${others}`;
      problems.push(warning(place, 'item.many-apps', message));
    }
    return withProblems(this.#compileKnown(app, item, appPlace, next, notice), problems);
  }

  #compileKnown(
    app: string,
    item: JsonObject,
    place: Place,
    next: string | null,
    notice: Notice,
  ): Block {
    const args = item[app] ?? null;
    if (passedBy.has(app)) return emptyBlock(next);
    const composite = compositeApps.get(app);
    if (composite) return composite({ args, place, next, notice, compiler: this });
    const chain = chainApps.get(app);
    if (chain) {
      warnOfBraces(args, notice);
      return this.#chain(chain(args, notice), place, next);
    }
    const simple = simpleApps.get(app);
    if (!simple) {
      notice('app.unsupported', `has no counterpart here: a run passes it by, its JSON is kept`);
      return this.#opaque(app, item, place, next);
    }
    warnOfBraces(args, notice);
    // Arguments that do not fit stay: the node is recorded as failed and the next one runs.
    return nodeBlock(this.place(simple(args, notice), place, next));
  }

  /** From the last node on, as every node has to know the one after it. */
  #chain(drafts: readonly NodeDraft[], place: Place, next: string | null): Block {
    return drafts.reduceRight<Block>((rest, draft, index) => {
      const id = index === 0 ? place.id : derivedId(place.id, String(index + 1));
      return beside(nodeBlock(this.place(draft, { ...place, id }, rest.entry)), rest);
    }, emptyBlock(next));
  }

  #opaque(app: string, item: JsonObject, place: Place, next: string | null): Block {
    const name = app.slice(0, 100);
    const draft = { type: 'opaque', name, params: { app: app || 'unnamed', source: item } };
    return nodeBlock(this.place(draft, place, next));
  }

  /** Decision 17: each arrival at the node counts; without a failover there is no limit. */
  #behindLimit(block: Block, item: JsonObject, place: Place): Block {
    const limit = item['limit'];
    if (limit === undefined || limit === null || block.nodes.length === 0) return block;
    const limitPlace = { id: derivedId(place.id, 'limit'), path: `${place.path}.limit` };
    const { max, failover } = objectOf(limit);
    const tag = textOfValue(failover);
    const params = { max: numberOf(max) ?? textOfValue(max) };
    const draft = {
      type: 'limit',
      name: `At most ${textOfValue(max)} times`.slice(0, 100),
      params,
    };
    if (tag === '' || !isComplete(draft)) {
      const message = 'needs `max` and `failover`; without them there is no limit';
      return withProblems(block, [warning(limitPlace, 'limit.unused', message)]);
    }
    // A missing tag ends the flow (webitel.md 3).
    const ways = { next: block.entry, exceeded: { tag, otherwise: null } };
    return beside(nodeBlock(this.place(draft, limitPlace, null, ways)), block);
  }
}

/** Targets by outlet. */
export type Ways = Readonly<Record<string, Target>>;

/** Node ids hold no space, so scope and tag stay apart. */
function tagKey(scope: string, tag: string): string {
  return `${scope} ${tag}`;
}

function appsOf(item: JsonObject): string[] {
  return Object.keys(item).filter((key) => !metaKeys.has(key));
}

function isKnownApp(app: string): boolean {
  return passedBy.has(app) || simpleApps.has(app) || chainApps.has(app) || compositeApps.has(app);
}

function isComplete(draft: NodeDraft): boolean {
  const type = nodeTypeOf(draft.type);
  return type !== undefined && checkParams(type, draft.params).length === 0;
}

function warning(place: Place, code: string, message: string): Problem {
  return { level: 'warning', code, path: place.path, message, nodeId: place.id };
}

function withProblems(block: Block, problems: readonly Problem[]): Block {
  return problems.length === 0 ? block : { ...block, problems: [...problems, ...block.problems] };
}
