import { InvalidFlowError, NotFoundError } from '@hookline/engine';
import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { issueProblems } from './issue-problems';

/**
 * Parses what comes in by the contract beside the parameter: `@Body({ schema })`,
 * `@Query({ schema })`, `@Param('id', { schema })`. A body or query that does not fit is a list of
 * problems; an id no object can have is simply not there.
 */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const { schema, type, data } = metadata;
    if (!(schema instanceof z.ZodType)) return value;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    if (type === 'param') throw new NotFoundError('not_found', 'There is no such object.');
    throw new InvalidFlowError(issueProblems(parsed.error.issues, data ?? ''));
  }
}
