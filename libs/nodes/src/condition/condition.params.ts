import { z } from 'zod';
import { hasTest, missingTest, testFields } from '../params/test-params';

export const ConditionParams = z.object(testFields).refine(hasTest, missingTest);
export type ConditionParams = z.output<typeof ConditionParams>;
