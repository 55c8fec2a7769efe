import { describe, expect, it } from '@jest/globals';
import { compileNotification, compileOpenLink } from './compile-agent-notices';

describe('compileNotification', () => {
  it('takes over message, level, time and users', () => {
    const args = { userIds: ['${user_id}', 7], message: 'Hi', timeout: 10, type: 'warning' };
    expect(compileNotification(args).params).toEqual({
      message: 'Hi',
      userIds: '${user_id}, 7',
      level: 'warning',
      seconds: '10',
    });
  });

  it('leaves a level nobody knows to the default', () => {
    expect(compileNotification({ message: 'x', type: 'loud' }).params).not.toHaveProperty('level');
  });
});

describe('compileOpenLink', () => {
  it('means the variable user_id unless a user is named', () => {
    const url = 'https://crm.example/${id}';
    expect(compileOpenLink({ url }).params).toEqual({ url, message: '', userIds: '${user_id}' });
    expect(compileOpenLink({ url, userId: '5' }).params).toMatchObject({ userIds: '5' });
  });
});
