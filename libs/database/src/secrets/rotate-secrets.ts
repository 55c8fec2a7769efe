/**
 * Rotation while everything runs: secrets of older keys are wrapped with the first one. Rules:
 *
 * 1. Row by row, and only where the column still holds what was read: a change by a person wins.
 * 2. What cannot be opened is counted and left as it is; nothing is lost by a missing key.
 */
import type { JsonObject } from '@hookline/contracts';
import { UnavailableError } from '@hookline/engine';
import type { Pool } from 'pg';
import type { SecretBox } from './secret-box';
import { sealedObject, type SealedColumn } from './sealed-columns';
import type { SecretPlace } from './secret-place';

type Queries = Pick<Pool, 'query'>;

export interface RotationReport {
  /** Sealed with the first key now. */
  rotated: number;
  /** Were so already. */
  current: number;
  /** Sentences about those that could not be opened. */
  readonly unreadable: string[];
}

interface SealedRow {
  readonly id: string;
  readonly domain_id: string;
  readonly version: number;
  readonly sealed: string | JsonObject;
}

const batch = 500;

/** Wraps every secret of the columns with the box's first key. */
export async function rotateSecrets(
  pool: Queries,
  box: SecretBox,
  columns: readonly SealedColumn[],
): Promise<RotationReport> {
  const report: RotationReport = { rotated: 0, current: 0, unreadable: [] };
  for (const column of columns) {
    let after = '0';
    for (;;) {
      const rows = await readRows(pool, column, after);
      for (const row of rows) await rotateRow(pool, { box, column, row, report });
      const last = rows.at(-1);
      if (!last || rows.length < batch) break;
      after = last.id;
    }
  }
  return report;
}

async function readRows(pool: Queries, column: SealedColumn, after: string): Promise<SealedRow[]> {
  // The names come from `sealedColumns`, never from outside.
  const { rows } = await pool.query<SealedRow>(
    `select id::text, domain_id::text, ${column.version}::int as version, ${column.column} as sealed
     from ${column.table}
     where ${column.column} is not null and id > $1::bigint
     order by ${column.table}.id limit ${batch}`,
    [after],
  );
  return rows;
}

interface RowRotation {
  readonly box: SecretBox;
  readonly column: SealedColumn;
  readonly row: SealedRow;
  readonly report: RotationReport;
}

async function rotateRow(pool: Queries, { box, column, row, report }: RowRotation): Promise<void> {
  const rewrap = (field: string, sealed: string): string => {
    const place: SecretPlace = {
      domainId: row.domain_id,
      object: sealedObject(column.kind, row.id),
      field,
      version: row.version,
    };
    return rewrapped(sealed, place, box, report);
  };
  const before = row.sealed;
  const after =
    typeof before === 'string'
      ? rewrap(column.field ?? column.column, before)
      : Object.fromEntries(
          Object.entries(before).map(([field, sealed]) => [
            field,
            typeof sealed === 'string' ? rewrap(field, sealed) : sealed,
          ]),
        );
  if (JSON.stringify(after) === JSON.stringify(before)) return;
  await pool.query(
    `update ${column.table} set ${column.column} = $3
     where id = $1::bigint and ${column.column} = $2`,
    [row.id, asParameter(before), asParameter(after)],
  );
}

function rewrapped(
  sealed: string,
  place: SecretPlace,
  box: SecretBox,
  report: RotationReport,
): string {
  if (box.isCurrent(sealed)) {
    report.current += 1;
    return sealed;
  }
  try {
    const fresh = box.rewrap(sealed, place);
    report.rotated += 1;
    return fresh;
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    report.unreadable.push(error.message);
    return sealed;
  }
}

function asParameter(sealed: string | JsonObject): string {
  return typeof sealed === 'string' ? sealed : JSON.stringify(sealed);
}
