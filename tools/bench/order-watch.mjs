// @ts-check
// Whether the events of each call come one after another. An event is out of order when a later one
// of its call came before it, or when an earlier one of its call has not been answered yet.

export function watchOrder() {
  /** The latest place of each call. @type {Map<string, number>} */
  const reached = new Map();
  /** Events of each call that are not answered yet. @type {Map<string, number>} */
  const open = new Map();
  let outOfOrder = 0;
  return {
    get outOfOrder() {
      return outOfOrder;
    },
    /** @param {string} call @param {number} place within the call, from 0 */
    arrive: (call, place) => {
      const before = reached.get(call) ?? -1;
      const isAlone = (open.get(call) ?? 0) === 0;
      if (place < before || !isAlone) outOfOrder += 1;
      reached.set(call, Math.max(before, place));
      open.set(call, (open.get(call) ?? 0) + 1);
    },
    /** @param {string} call */
    answer: (call) => {
      open.set(call, (open.get(call) ?? 1) - 1);
    },
  };
}
