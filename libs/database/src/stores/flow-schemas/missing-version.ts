import { NotFoundError } from '@hookline/engine';

/** A version nobody published. */
export function missingVersion(version: number | string): NotFoundError {
  return new NotFoundError('flow_version.missing', `This flow schema has no version ${version}.`);
}
