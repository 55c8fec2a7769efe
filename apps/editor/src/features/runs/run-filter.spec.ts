import { describe, expect, it } from '@jest/globals';
import { runFilter } from './run-filter';
import { RunsSearch } from './runs-search';

const now = new Date('2026-11-21T10:30:00.000Z');
const zone = 'Europe/Kyiv';

describe('runFilter', () => {
  it('begins today, in the domain’s zone, where no period was chosen', () => {
    expect(runFilter(RunsSearch.parse({}), now, zone)).toEqual({
      'created_at.from': Date.parse('2026-11-20T22:00:00.000Z'),
    });
  });

  it('names no filter that is not set', () => {
    expect(runFilter(RunsSearch.parse({ period: 'all' }), now, zone)).toEqual({});
  });

  it('takes one value of the address as a list of one', () => {
    const search = RunsSearch.parse({ period: 'all', status: 'failed', queue: 3 });
    expect(runFilter(search, now, zone)).toEqual({ status: ['failed'], queue_id: ['3'] });
  });

  it('finds what a run started whenever that was', () => {
    const search = RunsSearch.parse({ parent: 'r1' });
    expect(runFilter(search, now, zone)).toEqual({ parent_id: ['r1'] });
  });

  it('takes a typed text as part of a value, and ids and words as they are', () => {
    const search = RunsSearch.parse({
      period: '1h',
      q: ' 38050 ',
      status: ['failed'],
      queue: ['3'],
      schema: ['7', '8'],
    });
    expect(runFilter(search, now, zone)).toEqual({
      q: '*38050*',
      status: ['failed'],
      queue_id: ['3'],
      schema_id: ['7', '8'],
      'created_at.from': Date.parse('2026-11-21T09:30:00.000Z'),
    });
  });
});
