/** Only the asked fields of a list's items (`fields` of webitel.md 1); all when none is asked. */
export function pickFields<Item extends object>(
  items: readonly Item[],
  fields: readonly string[] | undefined,
): readonly Partial<Item>[] {
  if (fields === undefined || fields.length === 0) return items;
  const asked = new Set(fields);
  return items.map((item) => {
    const picked: Partial<Item> = { ...item };
    for (const name of keysOf(picked)) if (!asked.has(String(name))) delete picked[name];
    return picked;
  });
}

function keysOf<Item extends object>(item: Item): (keyof Item)[] {
  const keys: (keyof Item)[] = [];
  for (const key in item) keys.push(key);
  return keys;
}
