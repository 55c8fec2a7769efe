import { isTimeZone } from '@hookline/engine';
import { z } from 'zod';
import { text } from './text';

/** An IANA zone, or empty for the one the run reckons in. */
export function timeZone() {
  return text(
    z
      .string()
      .trim()
      .max(60)
      .refine((zone) => zone === '' || isTimeZone(zone), 'must be a time zone like Europe/Kyiv'),
  );
}
