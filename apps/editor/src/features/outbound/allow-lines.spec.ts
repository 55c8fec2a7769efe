import { describe, expect, it } from '@jest/globals';
import { lineComplaints, targetsOf } from './allow-lines';

const complaint = (path: string) =>
  ({ level: 'error', code: 'outbound.target', path, message: 'must be one target' }) as const;

describe('the lines of the allow-list', () => {
  it('are targets, without blanks around them and without empty ones', () => {
    expect(targetsOf(' crm.corp \r\n\n10.0.0.0/8\n')).toEqual(['crm.corp', '10.0.0.0/8']);
    expect(targetsOf('  \n')).toEqual([]);
  });

  it('are named as they stand in the text when the server refuses them', () => {
    expect(lineComplaints('crm.corp\n\ntwo words', [complaint('targets.1')])).toEqual([
      'Line 3 (two words): must be one target',
    ]);
  });

  it('are left out of what is wrong elsewhere', () => {
    expect(lineComplaints('crm.corp', [complaint('targets')])).toEqual(['must be one target']);
    expect(lineComplaints('crm.corp', [complaint('targets.7')])).toEqual(['must be one target']);
  });
});
