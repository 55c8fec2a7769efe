import { numberText } from '@hookline/contracts';
import type { ParamMeta } from '@hookline/engine';
import { z } from 'zod';
import { moment } from '../params/moment';
import { objectRef } from '../params/object-ref';
import { text } from '../params/text';
import { timeUnit } from '../params/time-span';
import { numberBetween } from '../params/whole-number';

const expiryIs = (kind: 'after' | 'at') => ({ param: 'expiry', is: [kind] });

export const ListAddParams = z
  .object({
    list: objectRef('list').meta({ label: 'List', widget: 'list-picker' } satisfies ParamMeta),
    number: text(numberText(256).min(1)).meta({
      label: 'Number',
      placeholder: '${destination}',
      help: 'A phone number or any other address.',
    } satisfies ParamMeta),
    description: text(z.string().max(1_000))
      .default('')
      .meta({ label: 'Description' } satisfies ParamMeta),
    expiry: text(z.enum(['never', 'after', 'at']))
      .default('never')
      .meta({ label: 'Vanishes', language: 'literal' } satisfies ParamMeta),
    keepAmount: numberBetween(0, 1_000_000)
      .default(30)
      .meta({ label: 'After', showWhen: expiryIs('after') } satisfies ParamMeta),
    keepUnit: timeUnit()
      .default('day')
      .meta({ label: 'Unit', showWhen: expiryIs('after') } satisfies ParamMeta),
    expireAt: moment()
      .default('')
      .meta({
        label: 'At',
        placeholder: '2026-12-24T18:00:00Z',
        help: 'An ISO moment or milliseconds. Empty: never.',
        showWhen: expiryIs('at'),
      } satisfies ParamMeta),
  })
  .refine((params) => params.expiry !== 'after' || params.keepAmount > 0, {
    path: ['keepAmount'],
    message: 'must be more than 0',
  });
export type ListAddParams = z.output<typeof ListAddParams>;
