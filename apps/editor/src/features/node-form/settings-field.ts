import type { ParamField } from '@hookline/nodes';

interface DurationOptions {
  readonly label: string;
  /** What holds while nothing is set; default nothing. */
  readonly fallback?: number;
  readonly min: number;
  readonly max: number;
}

/** A setting drawn with the control of a param; all in milliseconds. */
export function durationField({ label, fallback, min, max }: DurationOptions): ParamField {
  return {
    name: 'duration',
    kind: 'number',
    widget: 'duration',
    required: false,
    meta: { label },
    min,
    max,
    ...(fallback === undefined ? {} : { default: fallback }),
  };
}

export function numberField(label: string): ParamField {
  return { name: 'number', kind: 'number', widget: 'number', required: true, meta: { label } };
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
