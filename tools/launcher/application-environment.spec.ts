import { describe, expect, it } from '@jest/globals';
import { applicationEnvironment } from './application-environment.mjs';
import { maskUrl } from './local-servers.mjs';
import { pageUrl } from './sign-in.mjs';

describe('applicationEnvironment', () => {
  const plan = {
    dataDir: '/data',
    databaseUrl: 'postgres://h:p@127.0.0.1:5432/hookline',
    natsUrl: 'nats://h:p@127.0.0.1:4222',
    port: 3001,
    echoPort: 4000,
    nodeEnv: 'production',
  };

  it('tells the applications where everything is', () => {
    expect(applicationEnvironment({ LANG: 'C' }, plan)).toMatchObject({
      LANG: 'C',
      DATABASE_URL: plan.databaseUrl,
      NATS_URL: plan.natsUrl,
      PORT: '3001',
      DATA_DIR: '/data',
      NODE_ENV: 'production',
      SUPERVISED: 'true',
      DEMO_ECHO_URL: 'http://127.0.0.1:4000',
    });
  });

  it('opens the echo service besides what the person opened', () => {
    expect(applicationEnvironment({}, plan).OUTBOUND_ALLOW).toBe('127.0.0.1:4000');
    expect(applicationEnvironment({ OUTBOUND_ALLOW: 'crm.internal' }, plan).OUTBOUND_ALLOW).toBe(
      'crm.internal,127.0.0.1:4000',
    );
  });

  it('opens nothing without the demo', () => {
    const env = applicationEnvironment({}, { ...plan, echoPort: null });
    expect(env.OUTBOUND_ALLOW).toBe('');
    expect(env).not.toHaveProperty('DEMO_ECHO_URL');
  });
});

describe('maskUrl', () => {
  it('hides user and password', () => {
    expect(maskUrl('postgres://ann:secret@db:5432/hookline')).toBe('postgres://db:5432/hookline');
    expect(maskUrl('nats://a:secret@n1:4222,nats://a:secret@n2:4222')).toBe(
      'nats://n1:4222, nats://n2:4222',
    );
  });

  it('shows nothing of an address it cannot read', () => {
    expect(maskUrl('ann:secret@db')).not.toContain('secret');
  });
});

describe('pageUrl', () => {
  it('is on localhost by default and for all addresses', () => {
    expect(pageUrl({}, 3000)).toBe('http://localhost:3000');
    expect(pageUrl({ HOST: '0.0.0.0' }, 3001)).toBe('http://localhost:3001');
  });

  it('names the one address the api listens on', () => {
    expect(pageUrl({ HOST: '192.0.2.7' }, 3000)).toBe('http://192.0.2.7:3000');
    expect(pageUrl({ HOST: '2001:db8::7' }, 3000)).toBe('http://[2001:db8::7]:3000');
  });

  it('is the public address behind a proxy', () => {
    expect(pageUrl({ PUBLIC_URL: 'https://hooks.example.com/' }, 3000)).toBe(
      'https://hooks.example.com',
    );
  });
});
