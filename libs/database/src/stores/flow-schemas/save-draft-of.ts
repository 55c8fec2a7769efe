import { canonicalJson, type FlowGraph } from '@hookline/contracts';
import type { FlowSchemaEntity } from '../../entities/flow-schema.entity';
import type { Author } from './flow-schema-changes';

/** Takes a draft over, unless it is the one that is there. Answers whether it was another. */
export function saveDraftOf(schema: FlowSchemaEntity, draft: FlowGraph, author: Author): boolean {
  if (canonicalJson(draft) === canonicalJson(schema.draft)) return false;
  schema.draft = draft;
  schema.draftRevision += 1;
  schema.draftSavedAt = new Date();
  schema.draftSavedBy = author.userId;
  return true;
}
