import { z } from 'zod';
import { ListQuery, repeated } from '../list-query';
import { BigId } from './lookup';

/** A team of agents. */
export const Team = z.object({ id: BigId, name: z.string() }).meta({ id: 'Team' });
export type Team = z.infer<typeof Team>;

export const TeamQuery = ListQuery.extend({ id: repeated(BigId) });
export type TeamQuery = z.infer<typeof TeamQuery>;
