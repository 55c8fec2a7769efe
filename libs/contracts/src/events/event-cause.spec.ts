import { describe, expect, it } from '@jest/globals';
import type { CloudEvent } from './cloud-event';
import { causeOf, hopsOf } from './event-cause';

const event = (attributes: object): CloudEvent => ({
  specversion: '1.0',
  id: '1',
  source: 'list',
  type: 'list.changed',
  data: {},
  ...attributes,
});

describe('hopsOf', () => {
  it.each([
    [{}, 0],
    [{ hops: 3 }, 3],
    [{ hops: '3' }, 3],
    [{ hops: -1 }, 0],
    [{ hops: 1.5 }, 0],
    [{ hops: 'many' }, 0],
    [{ hops: 1e9 }, 32_767],
  ])('reads %j as %d', (attributes, hops) => {
    expect(hopsOf(event(attributes))).toBe(hops);
  });
});

describe('causeOf', () => {
  it.each([
    [{}, null],
    [{ cause: '12' }, '12'],
    [{ cause: 12 }, '12'],
    [{ cause: '' }, null],
    [{ cause: true }, null],
  ])('reads %j as %j', (attributes, cause) => {
    expect(causeOf(event(attributes))).toBe(cause);
  });
});
