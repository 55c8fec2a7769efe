/** Where a template stands in a text. */
export interface TemplateSpan {
  readonly kind: 'lookup' | 'domain-variable';
  readonly start: number;
  readonly end: number;
  readonly innerStart: number;
  readonly innerEnd: number;
}

/**
 * Finds the end of templates in one text. A closing brace inside quotes does not close; but when
 * the quotes do not work out (`${it's}`) the first brace does, as upstream. From then on quotes
 * are ignored, so that hostile text is read in linear time.
 */
export class TemplateScanner {
  private heedsQuotes = true;
  /** Closers known not to come any more: asking again would read the whole rest each time. */
  private readonly absent = new Set<string>();

  constructor(
    private readonly source: string,
    private readonly end = source.length,
  ) {}

  /** The template that opens exactly here; null when none does or it is never closed. */
  spanAt(start: number): TemplateSpan | null {
    const { source } = this;
    if (source.startsWith('${', start)) return this.spanOf('lookup', start, start + 2, '}');
    if (source.startsWith('{{', start)) return this.spanOf('lookup', start, start + 2, '}}');
    if (source.startsWith('$${', start)) {
      return this.spanOf('domain-variable', start, start + 3, '}');
    }
    return null;
  }

  private spanOf(
    kind: TemplateSpan['kind'],
    start: number,
    innerStart: number,
    close: string,
  ): TemplateSpan | null {
    const innerEnd = this.closeAfter(innerStart, close);
    if (innerEnd === null) return null;
    return { kind, start, innerStart, innerEnd, end: innerEnd + close.length };
  }

  private closeAfter(from: number, close: string): number | null {
    if (this.heedsQuotes) {
      let quote = '';
      for (let index = from; index < this.end; index++) {
        const character = this.source.charAt(index);
        if (quote !== '') {
          if (character === '\\') index++;
          else if (character === quote) quote = '';
        } else if (character === "'" || character === '"') quote = character;
        else if (character === '}' && this.source.startsWith(close, index)) {
          return index + close.length <= this.end ? index : null;
        }
      }
      this.heedsQuotes = false;
    }
    if (this.absent.has(close)) return null;
    const index = this.source.indexOf(close, from);
    if (index !== -1 && index + close.length <= this.end) return index;
    this.absent.add(close);
    return null;
  }
}
