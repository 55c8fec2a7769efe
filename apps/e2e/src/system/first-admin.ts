import { ApiKeyView, Permission } from '@hookline/contracts';
import type { ApiClient } from './api-client';
import type { RunningSystem } from './running-system';

export const firstAdmin = {
  name: 'Olha Melnyk',
  email: 'olha@centre.example',
  password: 'correct horse battery',
} as const;

/** Uses the set-up link up over HTTP; answers a caller who is signed in. */
export async function setUpOverHttp(system: RunningSystem): Promise<ApiClient> {
  const token = new URL(await system.readSetupLink(), system.url).searchParams.get('token');
  const { status, headers, body } = await system.api.send('/setup', {
    body: { token, ...firstAdmin },
    headers: { origin: system.url },
  });
  if (status !== 200) throw new Error(`set-up answered ${status}: ${JSON.stringify(body)}`);
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return system.api.withCookie(cookie);
}

/** The secret of a new API key with every permission. */
export async function createApiKey(admin: ApiClient, system: RunningSystem): Promise<string> {
  const { status, body } = await admin.send('/api_keys', {
    body: { name: 'Integration', permissions: Permission.options },
    headers: { origin: system.url },
  });
  if (status !== 201) throw new Error(`the key was refused with ${status}`);
  return ApiKeyView.required().parse(body).secret;
}
