/**
 * Groups of nodes that can all reach each other (Tarjan 1972), in the order they are found. With
 * its own stack instead of recursion: a drawing may be one long chain.
 */
export function strongComponents(
  ids: readonly string[],
  targetsOf: (id: string) => readonly string[],
): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];

  for (const root of ids) {
    if (order.has(root)) continue;
    const visits = [{ id: root, targets: targetsOf(root), at: 0 }];
    enter(root);
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const target = visit.targets[visit.at];
      visit.at += 1;
      if (target === undefined) {
        visits.pop();
        leave(visit.id, visits.at(-1)?.id);
      } else if (!order.has(target)) {
        enter(target);
        visits.push({ id: target, targets: targetsOf(target), at: 0 });
      } else if (isOpen.has(target)) {
        lower(visit.id, order.get(target) ?? 0);
      }
    }
  }
  return components;

  function enter(id: string): void {
    order.set(id, order.size);
    lowest.set(id, order.size - 1);
    open.push(id);
    isOpen.add(id);
  }

  function leave(id: string, parent: string | undefined): void {
    const low = lowest.get(id) ?? 0;
    if (parent !== undefined) lower(parent, low);
    if (low !== order.get(id)) return;
    const component = open.splice(open.lastIndexOf(id));
    for (const member of component) isOpen.delete(member);
    components.push(component);
  }

  function lower(id: string, value: number): void {
    lowest.set(id, Math.min(lowest.get(id) ?? value, value));
  }
}
