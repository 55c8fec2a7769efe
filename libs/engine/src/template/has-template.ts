import { splitTemplate } from './split-template';

/** True when a text holds a template that rendering would replace; `\${x}` is none. */
export function hasTemplate(text: string): boolean {
  // Most texts hold none: two quick looks before the scan.
  if (!text.includes('${') && !text.includes('{{')) return false;
  return splitTemplate(text, 'array').some((part) => typeof part !== 'string');
}
