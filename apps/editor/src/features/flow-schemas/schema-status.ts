import type { FlowSchemaSummary } from '@hookline/contracts';

/** Where a flow schema stands between draft and version. */
export function schemaStatus(
  schema: Pick<FlowSchemaSummary, 'published_version' | 'draft_newer'>,
): { status: 'published' | 'draft newer' | 'unpublished'; version: number | null } {
  const version = schema.published_version;
  if (version === null) return { status: 'unpublished', version };
  return { status: schema.draft_newer ? 'draft newer' : 'published', version };
}
