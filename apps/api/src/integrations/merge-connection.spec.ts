import { describe, expect, it } from '@jest/globals';
import { Connection } from '@hookline/contracts';
import { InvalidFlowError } from '@hookline/engine';
import { mergeConnection, patchConnection, type StoredSecrets } from './merge-connection';

/** HTTP basic: both user name and password are needed, only the latter is a secret. */
const basic = { origin: 'https://crm.example', auth: 'basic', user: 'u' };
const webhook = { url: 'https://in.example/x' };

function stored(kind: string, settings: object, unreadable: readonly string[]): StoredSecrets {
  return { connection: Connection.parse({ kind, settings }), unreadable };
}

function problemsOf(merge: () => unknown): readonly object[] {
  try {
    merge();
  } catch (error) {
    if (error instanceof InvalidFlowError) return error.problems;
    throw error;
  }
  return [];
}

describe('patchConnection with secrets that cannot be read', () => {
  it('takes a connection whose secrets are all entered anew', () => {
    const patched = patchConnection(stored('http', basic, ['password']), { password: 'new' });
    expect(patched.settings).toMatchObject({ ...basic, password: 'new' });
  });

  it('takes one whose unneeded secret is removed', () => {
    const patched = patchConnection(stored('webhook', webhook, ['secret']), { secret: null });
    expect(patched.settings).toMatchObject({ ...webhook, secret: '' });
  });

  it('names those that are not entered, at their paths', () => {
    const broken = stored('webhook', webhook, ['secret', 'authorization']);
    expect(problemsOf(() => patchConnection(broken, { authorization: 'Bearer 1' }))).toEqual([
      {
        level: 'error',
        code: 'integration.secret.unreadable',
        path: 'settings.secret',
        message: 'cannot be read any more: enter it again, or remove it',
      },
    ]);
    expect(problemsOf(() => patchConnection(broken, {}))).toHaveLength(2);
  });
});

describe('mergeConnection with secrets that cannot be read', () => {
  it('takes the secret sent back as shown for one that was not entered', () => {
    const given = Connection.parse({
      kind: 'http',
      settings: { ...basic, password: { set: true, hint: '' } },
    });
    const problems = problemsOf(() => mergeConnection(stored('http', basic, ['password']), given));
    expect(problems).toMatchObject([{ path: 'settings.password' }]);
  });
});
