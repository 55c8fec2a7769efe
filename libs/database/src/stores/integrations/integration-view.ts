import { Integration, IntegrationKind } from '@hookline/contracts';
import type { IntegrationEntity } from '../../entities/integration.entity';
import { millisText } from '../millis-text';
import type { GraphUses } from '../flow-schemas/graph-uses';
import { settingsView } from './sealed-connection';

const LastTest = Integration.shape.last_test;

/** A connection as the API shows it. */
export function toIntegrationView(row: IntegrationEntity, uses: GraphUses): Integration {
  return {
    id: row.id,
    name: row.name,
    kind: IntegrationKind.parse(row.kind),
    settings: settingsView(row),
    used_by: uses.usersOf(row).length,
    last_test: LastTest.parse(row.lastTest),
    created_at: millisText(row.createdAt),
    updated_at: millisText(row.updatedAt),
  };
}
