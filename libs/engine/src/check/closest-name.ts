/** Names longer than this are not compared: nobody mistypes them by one letter. */
const longestName = 60;

/**
 * The name a person most likely meant: same but for case, or at most a third of its letters
 * mistyped, left out, added or swapped with a neighbour. Null when none is close, or two are equally so.
 */
export function closestName(wanted: string, names: Iterable<string>): string | null {
  const most = Math.min(3, Math.floor(wanted.length / 3));
  let best: { name: string; distance: number } | null = null;
  let isTied = false;
  for (const name of names) {
    if (name === wanted) continue;
    const distance =
      name.toLowerCase() === wanted.toLowerCase() ? 0 : editDistance(wanted, name, most);
    if (distance > most) continue;
    if (best === null || distance < best.distance) {
      best = { name, distance };
      isTied = false;
    } else if (distance === best.distance && name !== best.name) isTied = true;
  }
  return best === null || isTied ? null : best.name;
}

/** Optimal string alignment distance; more than `most` means "too far", however far it is. */
function editDistance(first: string, second: string, most: number): number {
  const isTooFar = Math.abs(first.length - second.length) > most;
  if (isTooFar || Math.max(first.length, second.length) > longestName) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (let row = 1; row <= first.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= second.length; column += 1) {
      const isSame = first[row - 1] === second[column - 1];
      const isSwapped =
        row > 1 &&
        column > 1 &&
        first[row - 1] === second[column - 2] &&
        first[row - 2] === second[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return at(last, second.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
