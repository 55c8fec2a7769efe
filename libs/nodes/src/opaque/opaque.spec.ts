import { describe, expect, it } from '@jest/globals';
import { executeOpaque } from './opaque.execute';

describe('executeOpaque', () => {
  it('passes by and says so on the step', () => {
    expect(executeOpaque({ app: 'playback', source: { files: [] } })).toEqual({
      kind: 'exit',
      outlet: 'next',
      output: { note: '`playback` does nothing here: the run passed it by.' },
    });
  });
});
