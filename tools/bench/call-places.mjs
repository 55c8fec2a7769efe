// @ts-check

/**
 * Which event of which call the nth published one is. Events of `sideBySide` calls are mixed: all
 * their first ones, then all their second ones, and so on; then the next calls.
 * @param {number} index from 0
 * @param {{ events: number, sideBySide: number }} plan `events`: of each call
 */
export function placeInCalls(index, { events, sideBySide }) {
  const inBlock = index % (events * sideBySide);
  const block = Math.floor(index / (events * sideBySide));
  return {
    call: block * sideBySide + (inBlock % sideBySide),
    place: Math.floor(inBlock / sideBySide),
  };
}
