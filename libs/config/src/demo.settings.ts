import { z } from 'zod';

/** The demo. */
export const DemoVariables = z.object({
  DEMO_ECHO_URL: z
    .url({ protocol: /^https?$/ })
    .default('http://127.0.0.1:3999')
    .meta({
      description: 'Service the demo’s flow schemas call. npm start provides one and sets it.',
    }),
});

export interface DemoSettings {
  readonly echoUrl: string;
}

/** The settings of checked variables. */
export function toDemoSettings(variables: z.infer<typeof DemoVariables>): DemoSettings {
  return { echoUrl: variables.DEMO_ECHO_URL.replace(/\/+$/, '') };
}
