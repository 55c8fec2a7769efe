import { z } from 'zod';
import { namesNoTasks, namesTasks, taskFilterShape } from '../task-filter/task-filter.params';

export const TaskRemoveParams = z.object({ ...taskFilterShape }).refine(namesTasks, namesNoTasks);
export type TaskRemoveParams = z.output<typeof TaskRemoveParams>;
