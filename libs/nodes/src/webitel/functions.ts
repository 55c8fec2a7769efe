/** `function` declares a body, `execute` runs it and comes back (webitel.md 3, decision 19). */
import { inWords, isYes, listOf, objectOf, textOfValue } from './arguments';
import { beside, nodeBlock, withBranches, type Block } from './block';
import type { CompositeInput } from './composite-input';
import { derivedId } from './place';

/** The declaration, which a run passes by, with its body below: only calls lead there. */
export function compileFunction({ args, place, next, compiler }: CompositeInput): Block {
  const given = objectOf(args);
  const name = textOfValue(given['name']);
  const returnPlace = { id: derivedId(place.id, 'return'), path: place.path };
  const { body, end } = compiler.withOwnTags(place.id, () => ({
    body: compiler.compileList(
      listOf(given['actions']),
      `${place.id}-do-`,
      `${place.path}.actions`,
      returnPlace.id,
    ),
    end: compiler.place(
      { type: 'function-return', name: inWords('Return from', name), params: { function: name } },
      returnPlace,
      null,
    ),
  }));
  compiler.functions.declare(name, {
    id: place.id,
    entry: body.entry,
    returnId: returnPlace.id,
  });
  const declaration = compiler.place(
    {
      type: 'function-declare',
      name: inWords('Function', name),
      params: { function: name, body: place.id },
    },
    place,
    next,
  );
  return withBranches(nodeBlock(declaration), [beside(body, nodeBlock(end))]);
}

/** The call. Where it leads is known when the whole array is. */
export function compileExecute({ args, place, next, notice, compiler }: CompositeInput): Block {
  const given = objectOf(args);
  const name = textOfValue(typeof args === 'string' ? args : given['name']);
  if (isYes(given['async'])) {
    notice('function.async', 'asks to run aside; it runs in line, and what follows waits for it');
  }
  compiler.functions.call(name, { id: place.id, next });
  return nodeBlock(
    compiler.place(
      { type: 'function-call', name: inWords('Execute', name), params: { function: name } },
      place,
      next,
    ),
  );
}
