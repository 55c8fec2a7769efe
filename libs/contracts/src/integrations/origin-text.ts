import { z } from 'zod';
import { complaintOfOrigin } from './web-address';

/** Scheme, host and port of a server, in one spelling: `https://crm.example`. */
export function originText() {
  return z
    .string()
    .trim()
    .max(500)
    .superRefine((value, check) => {
      const message = complaintOfOrigin(value);
      if (message !== null) check.addIssue({ code: 'custom', message });
    })
    .overwrite((value) => (complaintOfOrigin(value) === null ? new URL(value).origin : value));
}
