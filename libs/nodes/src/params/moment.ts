import { z } from 'zod';
import { text } from './text';

const milliseconds = /^\d{1,15}$/;
const isoInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** The instant a text means: ISO, or milliseconds as Webitel writes them; null for neither. */
export function parseMoment(source: string): Date | null {
  const trimmed = source.trim();
  if (!milliseconds.test(trimmed) && !isoInstant.test(trimmed)) return null;
  const moment = new Date(milliseconds.test(trimmed) ? Number(trimmed) : trimmed);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** An instant as text; empty means none. */
export function moment() {
  return text(
    z
      .string()
      .max(200)
      .refine(
        (source) => source.trim() === '' || parseMoment(source) !== null,
        'must be a moment like 2026-12-24T18:00:00Z, or milliseconds',
      ),
  );
}
