import { z } from 'zod';
import { fieldMap } from '../params/field-map';
import { namesNoTasks, namesTasks, taskFilterShape } from '../task-filter/task-filter.params';
import { taskFieldNames } from './task-fields';

export const TaskFindParams = z
  .object({
    ...taskFilterShape,
    set: fieldMap(taskFieldNames, { withVariables: true }),
  })
  .refine(namesTasks, namesNoTasks);
export type TaskFindParams = z.output<typeof TaskFindParams>;
