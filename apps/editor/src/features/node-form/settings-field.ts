import type { ParamField } from '@hookline/nodes';

/** A setting drawn with the control of a param. */
export function durationField(label: string, fallback: number | undefined): ParamField {
  return {
    name: 'duration',
    kind: 'number',
    widget: 'duration',
    required: false,
    meta: { label },
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

export function numberField(label: string): ParamField {
  return { name: 'number', kind: 'number', widget: 'number', required: true, meta: { label } };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
