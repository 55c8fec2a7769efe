/** Apps with nodes inside, and those that jump: what each is called upstream, and its block. */
import { isJsonArray, type JsonValue } from '@hookline/contracts';
import { inWords, listOf, literally, numberOf, objectOf, refOf, textOfValue } from './arguments';
import { beside, nodeBlock, withBranches, type Block } from './block';
import { breakDraft } from './break-draft';
import type { CompositeInput } from './composite-input';
import type { NodeDraft, Notice } from './node-draft';
import { compileExecute, compileFunction } from './functions';
import { derivedId } from './place';
import { warnOfBraces, warnOfDeletedWords } from './source-warnings';

export const compositeApps: ReadonlyMap<string, (input: CompositeInput) => Block> = new Map([
  ['if', compileIf],
  ['switch', compileSwitch],
  ['while', compileWhile],
  ['list', compileListCheck],
  ['function', compileFunction],
  ['execute', compileExecute],
  ['goto', compileGoto],
  ['break', compileBreak],
]);

/** An expression that fails runs neither branch (decision 9): its failure goes on too. */
function compileIf(input: CompositeInput): Block {
  const args = objectOf(input.args);
  const expression = textOfValue(args['expression']);
  warnOfExpression(expression, input.notice);
  // The later branch first, as everywhere: of two equal tags the one above wins.
  const otherwise = branch(input, 'else');
  const then = branch(input, 'then');
  const draft: NodeDraft = {
    type: 'condition',
    name: inWords('If', expression),
    params: { mode: 'expression', expression },
  };
  const ways = { then: then.entry, else: otherwise.entry };
  return headed(input, draft, ways, [then, otherwise]);
}

function compileSwitch(input: CompositeInput): Block {
  const args = objectOf(input.args);
  const variable = textOfValue(args['variable']);
  warnOfBraces(variable, input.notice);
  const values = Object.keys(objectOf(args['case']));
  const otherwise = branch(input, args['default'] === undefined ? '_' : 'default');
  const blocks = values.reduceRight<Block[]>((below, value, index) => {
    const list = listOf(objectOf(args['case'])[value]);
    const { id, path } = input.place;
    const block = input.compiler.compileList(
      list,
      `${id}-case${index}-`,
      `${path}.case.${value}`,
      input.next,
    );
    return [block, ...below];
  }, []);
  const draft: NodeDraft = {
    type: 'switch',
    name: inWords('Switch', variable),
    params: {
      value: variable,
      // Upstream compares with the key as it stands, so it is no template here either.
      cases: values.map((value, index) => ({
        name: `case${index}`,
        label: value.slice(0, 100),
        equals: literally(value),
      })),
    },
  };
  const ways = Object.fromEntries(blocks.map(({ entry }, index) => [`case${index}`, entry]));
  return headed(input, draft, { ...ways, default: otherwise.entry }, [...blocks, otherwise]);
}

/** The first pass runs before the test, so the way in leads past it (decision 16). */
function compileWhile(input: CompositeInput): Block {
  const args = objectOf(input.args);
  const expression = textOfValue(args['condition']);
  warnOfExpression(expression, input.notice);
  const maxSteps = maxStepsOf(args['maxSteps'], input.notice);
  const { place, compiler } = input;
  const body = compiler.compileList(
    listOf(args['do']),
    `${place.id}-do-`,
    `${place.path}.do`,
    place.id,
  );
  const draft: NodeDraft = {
    type: 'loop',
    name: inWords('While', expression),
    params: { mode: 'expression', expression, maxSteps },
  };
  const loop = headed(input, draft, { body: body.entry }, [body]);
  if (maxSteps === 0) return loop;
  const entry: NodeDraft = { type: 'loop-entry', name: 'First pass', params: { loop: place.id } };
  const entryPlace = { id: derivedId(place.id, 'entry'), path: place.path };
  return beside(nodeBlock(compiler.place(entry, entryPlace, body.entry)), loop);
}

function compileListCheck(input: CompositeInput): Block {
  const args = objectOf(input.args);
  warnOfBraces(args['destination'], input.notice);
  const actions = branch(input, 'actions');
  const number = textOfValue(args['destination']);
  const draft: NodeDraft = {
    type: 'list-check',
    name: inWords('Is', number, 'on list?'),
    params: { list: refOf(args['list']), number },
  };
  return headed(input, draft, { found: actions.entry }, [actions]);
}

/** A jump to a tag that is nowhere goes on with the next node. */
function compileGoto({ args, place, next, compiler }: CompositeInput): Block {
  const tag = textOfValue(args);
  const draft: NodeDraft = { type: 'goto', name: inWords('Go to', tag), params: { tag } };
  return nodeBlock(compiler.place(draft, place, next, { jump: { tag, otherwise: next } }));
}

/** `break` is a meta key; a schema that uses it as an application means the same. */
function compileBreak({ place, compiler }: CompositeInput): Block {
  return nodeBlock(compiler.place(breakDraft, place, null));
}

function headed(
  { place, next, compiler }: CompositeInput,
  draft: NodeDraft,
  ways: Readonly<Record<string, string | null>>,
  branches: readonly Block[],
): Block {
  return withBranches(nodeBlock(compiler.place(draft, place, next, ways)), branches);
}

function branch({ args, place, next, notice, compiler }: CompositeInput, key: string): Block {
  const list = objectOf(args)[key];
  if (list !== undefined && list !== null && !isJsonArray(list)) {
    notice('branch.not-a-list', `needs a list of nodes as \`${key}\``);
  }
  return compiler.compileList(listOf(list), `${place.id}-${key}-`, `${place.path}.${key}`, next);
}

function warnOfExpression(expression: string, notice: Notice): void {
  warnOfBraces(expression, notice);
  warnOfDeletedWords(expression, notice);
}

const mostPasses = 10_000;

function maxStepsOf(value: JsonValue | undefined, notice: Notice): number {
  if (value === undefined || value === null || value === '') return 1_000;
  const asked = numberOf(value);
  const taken = asked === null || asked < 0 ? 1_000 : Math.min(mostPasses, Math.floor(asked));
  if (taken !== asked) {
    notice('while.max-steps', `has maxSteps ${textOfValue(value)}; ${taken} is used`);
  }
  return taken;
}
