import { z } from 'zod';
import { environmentVariables } from './environment-variables';

const Documentation = z.object({
  description: z.string(),
  unit: z.string().optional(),
  example: z.string().optional(),
});

/** The text of `.env.example`: every variable with its doc line, unit, default and example. */
export function environmentExample(): string {
  const subjects = Object.values(environmentVariables).map((subject) =>
    Object.entries(subject.shape)
      .map(([name, variable]) => describe(name, variable))
      .join('\n'),
  );
  return `# Settings of Hookline. A variable that is unset or empty has its default.\n\n${subjects.join('\n')}`;
}

function describe(name: string, variable: z.ZodType): string {
  const { description, unit, example } = Documentation.parse(variable.meta());
  const unset = variable.safeParse(undefined);
  const byDefault = unset.success ? String(unset.data ?? '') : '';
  const lines = [`# ${description}${unit === undefined ? '' : ` Unit: ${unit}.`}`];
  if (!unset.success) lines.push('# Required.');
  if (example !== undefined) lines.push(`# Example: ${example}`);
  lines.push(`${unset.success ? '#' : ''}${name}=${byDefault}`);
  return `${lines.join('\n')}\n`;
}
