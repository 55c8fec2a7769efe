/** Templates of the empty Hooks tab; each is named after its event. */
export const hookTemplateKeys = ['missed', 'bridged', 'leaving'] as const;
export type HookTemplateKey = (typeof hookTemplateKeys)[number];
