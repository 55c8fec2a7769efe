import { describe, expect, it } from '@jest/globals';
import { applyStreams, ConfigChanges, connectNats, natsHealth, type ConfigChange } from '../index';
import { eventually, OwnNatsServer } from '../testing/nats.fixture';

describe('ConfigChanges', () => {
  it('tells of every change and asks for a re-sync after a reconnect', async () => {
    const server = new OwnNatsServer();
    await server.start();
    const writer = await connectNats({ url: server.url, name: 'writer' });
    const reader = await connectNats({ url: server.url, name: 'reader' });
    try {
      await applyStreams(writer);
      const seen: ConfigChange[] = [];
      let resyncs = 0;
      const listening = await new ConfigChanges(reader).subscribe(
        (change) => seen.push(change),
        () => {
          resyncs += 1;
        },
      );
      const changes = new ConfigChanges(writer);
      const hook = { domainId: '1', kind: 'hook', id: '12', version: 3 };
      await changes.publish(hook, 'outbox:1');
      await eventually(() => seen.length === 1);
      expect(seen).toEqual([hook]);
      expect(resyncs).toBe(0);
      expect(await natsHealth(reader)).toEqual({ connected: true, rttMs: expect.any(Number) });

      await server.kill();
      await eventually(() => reader.isClosed() || seen.length === 1);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await natsHealth(reader)).toEqual({ connected: false, rttMs: null });
      await server.start();
      await eventually(() => resyncs === 1);
      await changes.publish({ ...hook, version: 4 }, 'outbox:2');
      await eventually(() => seen.at(-1)?.version === 4);

      listening.stop();
      await changes.publish({ ...hook, version: 5 }, 'outbox:3');
      await reader.flush();
      expect(seen.at(-1)?.version).toBe(4);
    } finally {
      await Promise.all([writer.close(), reader.close()]);
      await server.remove();
    }
  });
});
