/**
 * What an operator sees and does when something went wrong: events that went nowhere, and many runs
 * at once. One story on one system; each sentence builds on those before it.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Calendar,
  EventSummary,
  FlowDraft,
  listOf,
  RunSummary,
  SessionView,
  SimulateAnswer,
} from '@hookline/contracts';
import type { NatsConnection } from '@nats-io/transport-node';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { AccessPage } from './page/access.page';
import { findBarriers } from './page/accessibility';
import { DeadLettersPage } from './page/dead-letters.page';
import { EventLogPage } from './page/event-log.page';
import { PageWindow } from './page/page-window';
import { QueuesPage } from './page/queues.page';
import { RunSettingsPage } from './page/run-settings.page';
import { RunsPage } from './page/runs.page';
import type { ApiClient } from './system/api-client';
import { connectSender } from './system/connect-sender';
import { createApiKey, firstAdmin, setUpOverHttp } from './system/first-admin';
import { RunningSystem } from './system/running-system';
import { waitUntil } from './system/wait-until';

const schemaName = 'Waits for long';

describe('what an operator does when something went wrong', () => {
  let system: RunningSystem;
  let nats: NatsConnection;
  let api: ApiClient;
  let domainId: string;
  let queueId: number;
  let window: PageWindow;
  let page: Page;
  let log: EventLogPage;
  let letters: DeadLettersPage;
  let runs: RunsPage;
  let hasFailed = false;

  beforeAll(async () => {
    system = await RunningSystem.start({ allow: [] });
    nats = await connectSender(system.natsUrl);
    const admin = await setUpOverHttp(system);
    const session = await admin.read('/session', SessionView);
    domainId = session.domain.id;
    api = system.api.withKey(await createApiKey(admin, system));
    queueId = Number(await create('/call_center/queues', { name: 'Support line', type: 1 }));
    // Simulated contacts are offered to somebody.
    await create('/call_center/agents', {
      name: 'Olha Koval',
      user: { id: session.user.id },
    });
    await create(`/call_center/queues/${queueId}/hooks`, {
      event: 'joined',
      schema: { id: await publishWaiting() },
    });
    window = await PageWindow.open(system.url, () => system.tailLogs());
    ({ page } = window);
    log = new EventLogPage(page);
    letters = new DeadLettersPage(page);
    runs = new RunsPage(page);
    await page.goto('/sign-in');
    await new AccessPage(page).signIn(firstAdmin);
  });
  afterAll(async () => {
    await window?.close();
    await nats?.close();
    await system?.stop();
  });

  /** One sentence of the story; what comes after a failed one would only repeat its failure. */
  function tell(sentence: string, body: () => Promise<void>): void {
    it(sentence, async () => {
      if (hasFailed) throw Object.assign(new Error('Not reached.'), { stack: 'Not reached.' });
      hasFailed = true;
      await window.withEvidence(body);
      hasFailed = false;
    });
  }

  async function create(path: string, body: object): Promise<string> {
    const Made = z.object({ id: z.union([z.string(), z.int()]) });
    return String((await api.read(path, Made, { body })).id);
  }

  // start → wait ten days → stop
  async function publishWaiting(): Promise<string> {
    const id = await create('/routing/schema', { name: schemaName });
    const { revision } = await api.read(`/routing/schema/${id}/draft`, FlowDraft);
    const graph = {
      nodes: [
        { id: 'start', type: 'start', name: 'Start' },
        {
          id: 'wait',
          type: 'wait',
          name: 'Wait',
          params: { until: 'time', amount: 10, unit: 'day' },
        },
        { id: 'stop', type: 'stop', name: 'Stop', params: { status: 'success' } },
      ],
      edges: [
        { id: 'e1', from: 'start', outlet: 'next', to: 'wait' },
        { id: 'e2', from: 'wait', outlet: 'next', to: 'stop' },
      ],
    };
    const body = { revision, graph };
    const saved = await api.read(`/routing/schema/${id}/draft`, FlowDraft, { method: 'PUT', body });
    await create(`/routing/schema/${id}/publish`, { revision: saved.revision });
    return id;
  }

  /** As a telephone exchange does it. */
  async function publish(queue: number, attempt: string, message: unknown): Promise<void> {
    const subject = `${system.namespace}.in.${domainId}.queue_${queue}.missed.${attempt}`;
    nats.publish(subject, typeof message === 'string' ? message : JSON.stringify(message));
    await nats.flush();
  }

  function simulate(queue: number): Promise<unknown> {
    const body = { scenario: 'abandoned', speed: 'fast' };
    return api.read(`/call_center/queues/${queue}/simulate`, SimulateAnswer, { body });
  }

  /** The browser reports answers like these by itself; they were meant. */
  function expectOnly(status: number, before: readonly string[]): void {
    const more = window.complaints.splice(before.length);
    expect(more.filter((line) => !line.includes(`status of ${status}`))).toEqual([]);
  }

  tell(
    'events that cannot be read or placed come up in the open log with their reasons',
    async () => {
      await log.open();
      await publish(queueId, '70001', '{ not json');
      await publish(queueId + 1, '70002', {
        specversion: '1.0',
        id: 'early',
        source: '/pbx/kyiv',
        type: 'queue.missed',
        subject: '70002',
        data: { queue_id: String(queueId + 1), attempt_id: '70002', destination: '380441112233' },
      });
      const rows = page.getByRole('table', { name: 'Events' }).getByRole('row');
      await rows.filter({ hasText: 'It is not JSON.' }).getByText('Dead letter').waitFor();
      await rows.filter({ hasText: `There is no queue ${queueId + 1}.` }).waitFor();
      expect(await findBarriers(page)).toEqual([]);
    },
  );

  tell('one that is no JSON shows what came, cannot be retried and says why', async () => {
    await letters.openAll();
    const drawer = await letters.openLetter('It is not JSON.');
    await drawer.getByText('{ not json').waitFor();
    const retry = drawer.getByRole('button', { name: 'Retry' });
    expect(await retry.getAttribute('aria-disabled')).toBe('true');
    await retry.hover();
    await page.getByText('It cannot be read, so it cannot be sent on its way again').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Discard' }).click();
    await drawer.getByText('Discarded', { exact: true }).waitFor();
    await letters.openAll();
    await letters.untilStatus('It is not JSON.', 'Discarded');
  });

  tell('once its queue is there the other one is retried and finds its place', async () => {
    await new QueuesPage(page).addQueue('Sales line', 'Inbound queue');
    await page.getByText(`id ${queueId + 1}`).waitFor();
    // Contacts of the new queue go nowhere until the worker has heard of it.
    await waitUntil('the worker to know the queue', async () => {
      await simulate(queueId + 1);
      const { items } = await api.read(`/events?queue_id=${queueId + 1}`, listOf(EventSummary));
      return items.length > 0;
    });
    await letters.openAll();
    const ofEvent = `There is no queue ${queueId + 1}.`;
    const first = letters.row(ofEvent).last();
    await first.getByRole('button').first().click();
    const drawer = page.getByRole('dialog', { name: /^Dead letter \d/ });
    await drawer.getByText('early', { exact: true }).waitFor();
    await drawer.getByRole('button', { name: 'Retry' }).click();
    await drawer.getByText('Retried', { exact: true }).waitFor();
    await log.open();
    await log
      .rows('Missed')
      .filter({ hasText: 'Sales line' })
      .filter({ hasText: 'No hook' })
      .waitFor();
  });

  tell('many runs are cancelled at once, and their number is told before', async () => {
    await simulate(queueId);
    await simulate(queueId);
    await waitUntil('two waiting runs', async () => {
      const { items } = await api.read('/runs?status=waiting', listOf(RunSummary));
      return items.length === 2;
    });
    await runs.openStatus('waiting');
    await runs.rows(schemaName).nth(1).waitFor();
    const dialog = await runs.startBulk('Cancel');
    await dialog.getByText('2 runs that have not ended.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel 2 runs' }).click();
    await runs.progress.getByText('2 of 2 done').waitFor();
    await runs.progress.getByText('Cancelled', { exact: true }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    // None of them waits any more: the filtered list empties by itself.
    await runs.rows(schemaName).first().waitFor({ state: 'detached' });
    await runs.openStatus('cancelled');
    await runs.rows(schemaName).nth(1).waitFor();
  });

  tell('a list that cannot be read says so, and comes back when it is asked again', async () => {
    const quietBefore = [...window.complaints];
    await page.route('**/api/call_center/queues?**', (route) => route.fulfill({ status: 500 }));
    await page.goto('/queues');
    await page.getByText('The server answered 500.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.unroute('**/api/call_center/queues?**');
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.getByRole('link', { name: 'Support line' }).waitFor();
    expectOnly(500, quietBefore);
  });

  tell('what is typed stays when saving fails and when a refresh fails', async () => {
    const quietBefore = [...window.complaints];
    const id = await create('/calendars', { name: 'Office', timezone: { id: 'UTC' } });
    await page.goto(`/settings/calendars/${id}`);
    const description = page.getByRole('textbox', { name: 'Description' });
    await description.fill('Agreed with the help desk');
    let answered = 0;
    await page.route(`**/api/calendars/${id}`, (route) => {
      answered += 1;
      return route.fulfill({ status: 500 });
    });
    // Somebody else changes it: the page reads it again, in vain.
    await api.send(`/calendars/${id}`, { method: 'PATCH', body: { name: 'Office 2' } });
    await waitUntil('the page to read the calendar again', () => answered > 0);
    await page.getByRole('button', { name: 'Save calendar' }).click();
    await page.getByText('The server answered 500.').waitFor();
    expect(await description.inputValue()).toBe('Agreed with the help desk');
    expect(await findBarriers(page)).toEqual([]);
    await page.unroute(`**/api/calendars/${id}`);
    await page.getByRole('button', { name: 'Save calendar' }).click();
    await waitUntil('the description to be stored', async () => {
      const { description: stored } = await api.read(`/calendars/${id}`, Calendar);
      return stored === 'Agreed with the help desk';
    });
    expectOnly(500, quietBefore);
  });

  tell('limits of runs follow a colleague, and what is being written stays', async () => {
    const settings = new RunSettingsPage(page);
    await settings.open();
    await settings.field('Effects').fill('500');
    const body = { maxSteps: 20_000, maxEffects: 800 };
    await api.send('/run_limits', { method: 'PUT', body });
    await waitUntil(
      'the page to show the limit of the colleague',
      async () => (await settings.field('Steps').inputValue()) === '20,000',
    );
    expect(await settings.field('Effects').inputValue()).toBe('500');
    await page.getByText('Somebody saved other values meanwhile.').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save limits' }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect((await api.send('/run_limits')).body).toMatchObject({ ...body, maxEffects: 500 });
  });

  tell('keeping history for less long says what would go before it does', async () => {
    const settings = new RunSettingsPage(page);
    const dialog = await settings.askForDays(30);
    await dialog.getByText('nothing is deleted now').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect((await api.send('/retention')).body).toMatchObject({ days: null });
    await dialog.getByRole('button', { name: 'Keep 30 days' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await api.send('/retention')).body).toMatchObject({ days: 30 });
  });

  tell('the console stayed quiet', async () => {
    expect(window.strayRequests).toEqual([]);
    expect(window.complaints).toEqual([]);
  });
});
