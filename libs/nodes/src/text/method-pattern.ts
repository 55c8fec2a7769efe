export interface MethodPattern {
  /** As RE2 reads it, flags included. */
  readonly source: string;
  readonly isGlobal: boolean;
}

/** The regular expression in `/…/flags`; null for any other text. */
export function patternOf(argument: string): MethodPattern | null {
  const [, body, flags] = /^\/(.+)\/([a-z]*)$/s.exec(argument) ?? [];
  if (body === undefined || flags === undefined) return null;
  const inline = ['i', 'm', 's'].filter((flag) => flags.includes(flag)).join('');
  const source = inline === '' ? body : `(?${inline})${body}`;
  return { source, isGlobal: flags.includes('g') };
}

/** A pattern that finds just these characters. */
export function quotedPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
