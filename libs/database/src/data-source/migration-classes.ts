import { CreateContactCentreAndRuntimeTables20261121100000 } from '../migrations/20261121100000-create-contact-centre-and-runtime-tables';
import { AddIdempotencyKey20261121130200 } from '../migrations/20261121130200-add-idempotency-key';
import { IndexDeadLetters20261121130400 } from '../migrations/20261121130400-index-dead-letters';
import { IndexEventsWithoutRun20261121130500 } from '../migrations/20261121130500-index-events-without-run';
import { IndexWordsOfEventData20261121130300 } from '../migrations/20261121130300-index-words-of-event-data';
import { KeepDeletedFlowSchemas20261121130000 } from '../migrations/20261121130000-keep-deleted-flow-schemas';
import { KeepDeletedQueues20261121130100 } from '../migrations/20261121130100-keep-deleted-queues';

/** Every migration, in order. Never edit one that was merged: add another. */
export const migrationClasses = [
  CreateContactCentreAndRuntimeTables20261121100000,
  KeepDeletedFlowSchemas20261121130000,
  KeepDeletedQueues20261121130100,
  AddIdempotencyKey20261121130200,
  IndexWordsOfEventData20261121130300,
  IndexDeadLetters20261121130400,
  IndexEventsWithoutRun20261121130500,
];
