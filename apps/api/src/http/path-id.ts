import { Param } from '@nestjs/common';
import { IdParam } from './id-param';

/** An id in the path, `:id` unless named; what is no id is answered with 404. */
export const PathId = (name = 'id'): ParameterDecorator => Param(name, { schema: IdParam });
