import type { LibraryFunction } from './library-function';
import { dateFunctions } from './date-functions';
import { encodingFunctions } from './encoding-functions';
import { hashFunctions } from './hash-functions';
import { jsonFunctions } from './json-functions';
import { listFunctions } from './list-functions';
import { numberFunctions } from './number-functions';
import { patternFunctions } from './pattern-functions';
import { textFunctions } from './text-functions';
import { valueFunctions } from './value-functions';

/** Every function of the language, by name. Documentation and completion are made from it. */
export const functionTable: ReadonlyMap<string, LibraryFunction> = new Map(
  [
    ...textFunctions,
    ...numberFunctions,
    ...listFunctions,
    ...dateFunctions,
    ...jsonFunctions,
    ...patternFunctions,
    ...encodingFunctions,
    ...hashFunctions,
    ...valueFunctions,
  ].map((entry) => [entry.name, entry]),
);
