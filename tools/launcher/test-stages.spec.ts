import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { closingLine, judgeStage, testStages } from './test-stages.mjs';

describe('testStages', () => {
  it('run from what tells soonest to what takes longest', () => {
    expect(testStages.map(({ name }) => name)).toEqual([
      'lint',
      'typecheck',
      'unit',
      'build',
      'integration',
      'e2e',
    ]);
  });

  it('name scripts of package.json', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const { npm } of testStages) expect(scripts).toHaveProperty([npm[1] ?? '']);
  });
});

describe('judgeStage', () => {
  it('passes a stage that ended with 0', () => {
    expect(judgeStage(0, 'fine\n')).toBe('passed');
  });

  it('skips a stage that said so', () => {
    expect(judgeStage(0, 'There is no browser.\nSKIPPED\n')).toBe('skipped');
  });

  it('does not take a word inside a sentence for it', () => {
    expect(judgeStage(0, 'nothing was SKIPPED here\n')).toBe('passed');
  });

  it('fails a stage with another code, whatever it said', () => {
    expect(judgeStage(1, 'SKIPPED\n')).toBe('failed');
    expect(judgeStage(null, '')).toBe('failed');
  });
});

describe('closingLine', () => {
  it('counts', () => {
    expect(closingLine(['passed', 'passed'])).toBe('2 passed, 0 failed');
    expect(closingLine(['passed', 'failed', 'skipped'])).toBe('1 passed, 1 failed, 1 skipped');
  });
});
