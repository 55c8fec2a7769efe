/** Variables after a patch: named ones are set, an empty value deletes (webitel.md 6). */
export function mergeVariables(
  before: Readonly<Record<string, string>>,
  patch: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter(([, value]) => value !== ''),
  );
}
