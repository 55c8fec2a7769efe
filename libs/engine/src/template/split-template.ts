import { ExpressionSyntaxError, type Dialect } from '../expression';
import { TemplateScanner, type TemplateSpan } from '../expression/template-scanner';

/** An opening delimiter, with the backslash that makes it literal. */
const opening = /\\?(?:\$?\$\{|\{\{)/g;

/**
 * The literal pieces of a text and the templates between them. A backslash before an opening
 * makes it literal and goes away. What is never closed is literal in arrays; in drawn graphs it
 * throws `ExpressionSyntaxError`.
 */
export function splitTemplate(source: string, dialect: Dialect): (string | TemplateSpan)[] {
  const scanner = new TemplateScanner(source);
  const parts: (string | TemplateSpan)[] = [];
  let literal = '';
  let from = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(source); match !== null; match = opening.exec(source)) {
    literal += source.slice(from, match.index);
    from = match.index + match[0].length;
    if (match[0].startsWith('\\')) {
      literal += match[0].slice(1);
      continue;
    }
    const span = scanner.spanAt(match.index);
    if (span === null) {
      if (dialect === 'graph') {
        throw new ExpressionSyntaxError(
          `\`${match[0]}\` is never closed; write \`\\${match[0]}\` for the characters themselves`,
          match.index,
        );
      }
      literal += match[0];
      continue;
    }
    if (literal !== '') parts.push(literal);
    literal = '';
    parts.push(span);
    from = span.end;
    opening.lastIndex = span.end;
  }
  literal += source.slice(from);
  if (literal !== '') parts.push(literal);
  return parts;
}
