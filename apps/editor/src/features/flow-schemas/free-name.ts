const longestName = 100;

/** The name itself when nobody has it, else `name 2`, `name 3`, …; case does not tell names apart. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  const wanted = name.trim().slice(0, longestName);
  if (!used.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number += 1) {
    const ending = ` ${number}`;
    const candidate = wanted.slice(0, longestName - ending.length) + ending;
    if (!used.has(candidate.toLowerCase())) return candidate;
  }
}
