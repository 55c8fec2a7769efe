import { describe, expect, it } from '@jest/globals';
import { lineComplaints, targetsOf } from './allow-lines';

const complaint = (path: string) =>
  ({ level: 'error', code: 'outbound.target', path, message: 'must be one target' }) as const;

describe('the lines of the allow-list', () => {
  it('are targets, without blanks around them and without empty ones', () => {
    expect(targetsOf(' crm.corp \r\n\n10.0.0.0/8\n')).toEqual(['crm.corp', '10.0.0.0/8']);
    expect(targetsOf('  \n')).toEqual([]);
  });

  it('are found as they stand in the text when the server refuses them', () => {
    expect(lineComplaints('crm.corp\n\ntwo words', [complaint('targets.1')])).toEqual([
      { line: { number: 3, target: 'two words' }, message: 'must be one target' },
    ]);
  });

  it.each(['targets', 'targets.7'])('are left out of what is wrong elsewhere, at %s', (path) => {
    expect(lineComplaints('crm.corp', [complaint(path)])).toEqual([
      { line: null, message: 'must be one target' },
    ]);
  });
});
