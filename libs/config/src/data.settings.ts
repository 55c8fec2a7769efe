import { resolve } from 'node:path';
import { z } from 'zod';

/** What is kept on this machine. */
export const DataVariables = z.object({
  DATA_DIR: z.string().default('.data').meta({
    description: 'Folder for what outlives a start, the one-time set-up link among it.',
  }),
});

export interface DataSettings {
  /** Absolute. */
  readonly dir: string;
}

/** The settings of checked variables; a relative folder is below the working directory. */
export function toDataSettings(variables: z.infer<typeof DataVariables>): DataSettings {
  return { dir: resolve(variables.DATA_DIR) };
}
