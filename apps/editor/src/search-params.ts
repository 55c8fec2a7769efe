/**
 * Addresses people can read and write: `?queue=8&queue=9&hook=new` rather than JSON in a query.
 * Every value arrives as text, or as a list of texts when its name repeats.
 */
export function parseSearchParams(search: string): Record<string, string | string[]> {
  const params = new URLSearchParams(search);
  const parsed: Record<string, string | string[]> = {};
  for (const name of new Set(params.keys())) {
    const values = params.getAll(name);
    const [first] = values;
    parsed[name] = values.length === 1 && first !== undefined ? first : values;
  }
  return parsed;
}

/** The opposite way; empty texts, empty lists and missing values leave no trace. */
export function stringifySearchParams(search: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one === undefined || one === null || one === '') continue;
      params.append(name, String(one));
    }
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}
