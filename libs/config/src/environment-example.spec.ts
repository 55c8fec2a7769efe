import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { environmentExample } from './environment-example';

describe('environmentExample', () => {
  it('is what .env.example says', () => {
    const written = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');
    expect(written).toBe(environmentExample());
  });
});
