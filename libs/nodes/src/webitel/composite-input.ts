import type { JsonValue } from '@hookline/contracts';
import type { ArrayCompiler } from './array-compiler';
import type { Notice } from './node-draft';
import type { Place } from './place';

/** What an app with nodes inside is compiled from. */
export interface CompositeInput {
  readonly args: JsonValue;
  readonly place: Place;
  /** What runs after the composite. */
  readonly next: string | null;
  readonly notice: Notice;
  readonly compiler: ArrayCompiler;
}
