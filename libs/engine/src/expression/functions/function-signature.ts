import type { LibraryFunction } from './library-function';

/** How a function is called, for people: `substring(text, start, end?)`, `min(numbers…)`. */
export function functionSignature({ name, args }: LibraryFunction): string {
  const words = args.map(({ name: arg, isOptional, isRest }) => {
    if (isRest === true) return `${arg}…`;
    return isOptional === true ? `${arg}?` : arg;
  });
  return `${name}(${words.join(', ')})`;
}
