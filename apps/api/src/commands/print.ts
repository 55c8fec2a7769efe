/** A line for the person at the terminal. Commands end at once; they keep no log. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
