import type { EventField } from './event-field';

/** What the catalogue says of one event type. */
export interface EventDescription {
  /** CloudEvents type: `queue.missed`. */
  readonly type: string;
  /** Groups types in pickers: `queue`, `agent`, `task`, `list`. */
  readonly family: string;
  /** Last part of the type. */
  readonly name: string;
  readonly label: string;
  /** A sentence for a person. */
  readonly meaning: string;
  /** Place in the life of a contact, from 1; events outside a life cycle have 1. */
  readonly order: number;
  /** How often one contact (or object) can cause it. */
  readonly repeats: 'once' | 'any';
  readonly fields: readonly EventField[];
}
