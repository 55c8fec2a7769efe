/** An instant as Webitel writes it: ms since 1970, as text. */
export function millisText(at: Date): string {
  return String(at.getTime());
}
