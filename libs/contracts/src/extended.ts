/**
 * `{ ...object, ...more }` where `more` adds keys. A literal that begins with a spread and goes on with
 * keys the spread did not have gives every single object a hidden class of its own in V8 of Node 20: it
 * is made twenty times as slowly, each later access misses its cache, and the class lives until the next
 * full collection (docs/performance.md). So what runs once for each event or step uses this, or names
 * all fields. A spread that is last, alone, or followed by keys it has already costs none of that.
 */
export function extended<Known extends object, More extends object>(
  object: Known,
  more: More,
): Known & More {
  // Assigning that name would set the prototype; a literal defines it as any other.
  if (Object.hasOwn(object, '__proto__') || Object.hasOwn(more, '__proto__')) {
    return { ...object, ...more };
  }
  return Object.assign({}, object, more);
}
