import { InvalidFlowError } from '@hookline/engine';
import { QueryFailedError, type DataSource } from 'typeorm';
import { faultCode } from '../runtime/postgres-faults';

const invalidParameterValue = '22023';

/**
 * The zone in which a day begins: the asked one, or that of the domain.
 * @throws InvalidFlowError (`timezone.unknown`) for a name that is no zone
 */
export async function resolveTimezone(
  dataSource: DataSource,
  domainId: string,
  asked: string | undefined,
): Promise<string> {
  if (asked === undefined) {
    const [domain]: { timezone: string }[] = await dataSource.query(
      `select timezone from domain where id = $1`,
      [domainId],
    );
    return domain?.timezone ?? 'UTC';
  }
  if (!isIanaZone(asked) || !(await isKnownToPostgres(dataSource, asked))) {
    const message = `“${asked}” is not an IANA time zone.`;
    throw new InvalidFlowError([
      { level: 'error', code: 'timezone.unknown', path: 'timezone', message },
    ]);
  }
  return asked;
}

// PostgreSQL alone would take any word for an abbreviation of an offset of its own.
function isIanaZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

// Its view of all zones reads hundreds of files; using one tells as well.
async function isKnownToPostgres(dataSource: DataSource, name: string): Promise<boolean> {
  try {
    await dataSource.query(`select now() at time zone $1`, [name]);
    return true;
  } catch (error) {
    if (!(error instanceof QueryFailedError)) throw error;
    if (faultCode(error.driverError) !== invalidParameterValue) throw error;
    return false;
  }
}
