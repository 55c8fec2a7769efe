import { LetEventsComeWithoutStream20261129005500 } from '../migrations/20261129005500-let-events-come-without-stream';
import { CreateAgentNotification20261128215417 } from '../migrations/20261128215417-create-agent-notification';
import { CreateContactCentreAndRuntimeTables20261121100000 } from '../migrations/20261121100000-create-contact-centre-and-runtime-tables';
import { AddCalendar20261128215003 } from '../migrations/20261128215003-add-calendar';
import { AddCacheEntry20261128213302 } from '../migrations/20261128213302-add-cache-entry';
import { AddDomainVariable20261128211501 } from '../migrations/20261128211501-add-domain-variable';
import { AddEventOutbox20261128211851 } from '../migrations/20261128211851-add-event-outbox';
import { AddHopsToEvent20261128211852 } from '../migrations/20261128211852-add-hops-to-event';
import { AddIdempotencyKey20261121130200 } from '../migrations/20261121130200-add-idempotency-key';
import { AddRunLimitsToDomain20261128215201 } from '../migrations/20261128215201-add-run-limits-to-domain';
import { CreateIntegration20261128212101 } from '../migrations/20261128212101-create-integration';
import { CreatePlatformSetting20261128212102 } from '../migrations/20261128212102-create-platform-setting';
import { CreateSendSlot20261128212103 } from '../migrations/20261128212103-create-send-slot';
import { IndexDeadLetters20261121130400 } from '../migrations/20261121130400-index-dead-letters';
import { IndexEventsWithoutRun20261121130500 } from '../migrations/20261121130500-index-events-without-run';
import { IndexWordsOfEventData20261121130300 } from '../migrations/20261121130300-index-words-of-event-data';
import { KeepDeletedFlowSchemas20261121130000 } from '../migrations/20261121130000-keep-deleted-flow-schemas';
import { KeepDeletedQueues20261121130100 } from '../migrations/20261121130100-keep-deleted-queues';
import { RelateRuns20261128210711 } from '../migrations/20261128210711-relate-runs';
import { KeepDraftSnapshots20261128210722 } from '../migrations/20261128210722-keep-draft-snapshots';
import { CreateBulkAction20261128210733 } from '../migrations/20261128210733-create-bulk-action';
import { SettleDeadLetters20261128210744 } from '../migrations/20261128210744-settle-dead-letters';
import { CreateRunWait20261128210755 } from '../migrations/20261128210755-create-run-wait';
import { KeepVariablesOfSteps20261128214711 } from '../migrations/20261128214711-keep-variables-of-steps';
import { WaitPerBranch20261128214733 } from '../migrations/20261128214733-wait-per-branch';
import { AddRetentionToDomain20261129012500 } from '../migrations/20261129012500-add-retention-to-domain';
import { ShareRowsBetweenSteps20261129155000 } from '../migrations/20261129155000-share-rows-between-steps';
import { AddRevisionsToDomainSettings20261129161500 } from '../migrations/20261129161500-add-revisions-to-domain-settings';
import { AddRevisionToPlatformSetting20261129211500 } from '../migrations/20261129211500-add-revision-to-platform-setting';
import { StorePlainNumbers20261130231000 } from '../migrations/20261130231000-store-plain-numbers';

/** Every migration, in order. Never edit one that was merged: add another. */
export const migrationClasses = [
  CreateContactCentreAndRuntimeTables20261121100000,
  KeepDeletedFlowSchemas20261121130000,
  KeepDeletedQueues20261121130100,
  AddIdempotencyKey20261121130200,
  IndexWordsOfEventData20261121130300,
  IndexDeadLetters20261121130400,
  IndexEventsWithoutRun20261121130500,
  RelateRuns20261128210711,
  KeepDraftSnapshots20261128210722,
  CreateBulkAction20261128210733,
  SettleDeadLetters20261128210744,
  AddDomainVariable20261128211501,
  AddEventOutbox20261128211851,
  AddHopsToEvent20261128211852,
  CreateIntegration20261128212101,
  CreatePlatformSetting20261128212102,
  CreateSendSlot20261128212103,
  CreateRunWait20261128210755,
  AddCacheEntry20261128213302,
  AddRunLimitsToDomain20261128215201,
  AddCalendar20261128215003,
  CreateAgentNotification20261128215417,
  LetEventsComeWithoutStream20261129005500,
  KeepVariablesOfSteps20261128214711,
  WaitPerBranch20261128214733,
  AddRetentionToDomain20261129012500,
  ShareRowsBetweenSteps20261129155000,
  AddRevisionsToDomainSettings20261129161500,
  AddRevisionToPlatformSetting20261129211500,
  StorePlainNumbers20261130231000,
];
