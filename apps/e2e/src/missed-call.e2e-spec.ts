/**
 * The whole path of a missed call as a person sees it: from an installation nobody has set up to a
 * run on the canvas. One story; each sentence builds on those before it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AccessPage } from './page/access.page';
import { findBarriers } from './page/accessibility';
import { EventLogPage } from './page/event-log.page';
import { IntegrationsPage } from './page/integrations.page';
import { FlowEditorPage } from './page/flow-editor.page';
import { FlowTestPage } from './page/flow-test.page';
import { PageWindow } from './page/page-window';
import { QueuesPage } from './page/queues.page';
import { RunPage } from './page/run.page';
import { firstAdmin } from './system/first-admin';
import { Receiver } from './system/receiver';
import { RunningSystem } from './system/running-system';

const queueName = 'Support line';
const schemaName = 'Tell the CRM';
const parallelName = 'Two ways at once';
const scenario = 'Missed twice, then answered';
// A change of hooks is in force this long after its answer, at the latest.
const configMs = 2_000;

describe('a missed call, from set-up to the run on the canvas', () => {
  let receiver: Receiver;
  /** Another system, for what happens beside the missed call. */
  let crm: Receiver;
  let system: RunningSystem;
  let window: PageWindow;
  let page: Page;
  let queues: QueuesPage;
  let editor: FlowEditorPage;
  let log: EventLogPage;
  let run: RunPage;
  let hasFailed = false;

  beforeAll(async () => {
    receiver = await Receiver.start({ ticket: { id: 'T-17' } });
    crm = await Receiver.start({ welcome: true });
    system = await RunningSystem.start({ allow: [receiver.host, crm.host] });
    await system.database.addAgents(['Olha Melnyk', 'Taras Bondar', 'Iryna Koval']);
    window = await PageWindow.open(system.url, () => system.tailLogs());
    ({ page } = window);
    queues = new QueuesPage(page);
    editor = new FlowEditorPage(page);
    log = new EventLogPage(page);
    run = new RunPage(page);
  });
  afterAll(async () => {
    await window?.close();
    await receiver?.stop();
    await crm?.stop();
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

  tell('the one-time link makes the first administrator, who then signs in', async () => {
    const access = new AccessPage(page);
    await access.setUp(await system.readSetupLink(), firstAdmin);
    await access.signOut();
    expect(await findBarriers(page)).toEqual([]);
    await access.signIn(firstAdmin);
  });

  tell('a queue is made on its page', async () => {
    await queues.addQueue(queueName, 'Inbound queue');
    await queues.open();
    await page.getByRole('link', { name: queueName }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  tell('condition → HTTP request → stop is drawn and filled in', async () => {
    await editor.create(schemaName);
    await editor.place('Condition', { x: 500, y: 90 });
    await editor.closeForm();
    await editor.place('HTTP request', { x: 480, y: 240 });
    await editor.closeForm();
    await editor.place('Stop', { x: 480, y: 390 });
    await editor.closeForm();
    await editor.connect('Start', 'Next', 'Condition');
    await editor.connect('Condition', 'Then', 'HTTP request');
    await editor.connect('Condition', 'Else', 'Stop');
    await editor.connect('HTTP request', 'Success', 'Stop');
    await editor.tidy();

    await editor.configure('Condition', async (form) => {
      await form.pick('Written as', 'Expression');
      await form.write('Expression', "${channel} == 'call' && agent_id > 0");
    });
    await editor.configure('HTTP request', async (form) => {
      await form.write('Address', `${receiver.url}/missed/{attempt}`);
      await form.addRow('Path values', 'attempt', '${attempt_id}');
      await form.choose('Body', 'JSON');
      await form.write('JSON', '{"number":"${destination}","agent":"${agent_name}"}');
      expect(await findBarriers(page)).toEqual([]);
    });
    await editor.untilSaved();
    expect(await findBarriers(page)).toEqual([]);
  });

  tell('it is tested as drawn, and the CRM hears nothing of it', async () => {
    const test = new FlowTestPage(page);
    await test.open();
    await test.chooseEvent('Missed');
    expect(await findBarriers(page)).toEqual([]);
    await test.run();
    await test.untilOutcome('Completed');
    expect(await test.readSteps()).toEqual([
      expect.stringMatching(/^Start/),
      expect.stringMatching(/^Condition.* then$/),
      expect.stringMatching(/^HTTP request.* success$/),
      expect.stringMatching(/^Stop/),
    ]);
    expect(await findBarriers(page)).toEqual([]);
    expect(await test.readOutputOf('HTTP request')).toMatchObject({ status: 200, body: {} });

    await test.answerWith('HTTP request', 404);
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await test.untilOutcome('Failed');
    expect(await test.readPaint('HTTP request')).toBe('failed');
    expect(await test.readPaint('Stop')).toBeNull();
    await test.close();
    expect(await test.readPaint('HTTP request')).toBeNull();
    expect(receiver.requests).toEqual([]);
  });

  tell('it is published', () => editor.publish(1, 'The CRM hears of missed calls'));

  tell('a hook on Missed is added on the Hooks tab', async () => {
    await queues.openQueue(queueName);
    await queues.startHook();
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await queues.addHook('Missed', schemaName, [
      { field: 'channel', is: 'is', value: 'call' },
      { field: 'agent_id', is: 'is more than', value: '0' },
    ]);
    await page.getByRole('row', { name: /channel = call and agent_id > 0/ }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await sleep(configMs);
  });

  tell('a contact missed twice shows up live as two runs', async () => {
    const tab = await window.openTab();
    const watcher = new EventLogPage(tab);
    await watcher.open();
    // A window draws its front tab only; the other one gets its rows all the same.
    await page.bringToFront();
    await queues.simulate(scenario);
    await watcher.untilRows(watcher.rows('Missed', schemaName).filter({ hasText: 'Handled' }), 2);
    await tab.close();
    await log.untilRows(log.rows('Missed', schemaName).filter({ hasText: 'Handled' }), 2);
    expect(await findBarriers(page)).toEqual([]);
    await log.openDrawer(log.rows('Missed').first());
    expect(await findBarriers(page)).toEqual([]);
    expect(receiver.requests).toHaveLength(2);
  });

  tell('one of them lies open on the canvas, with the answer of the CRM', async () => {
    await log.openRun(log.rows('Missed').first(), schemaName);
    expect(await run.readSteps()).toEqual([
      expect.stringMatching(/^Start/),
      expect.stringMatching(/^Condition.* then$/),
      expect.stringMatching(/^HTTP request.* success$/),
      expect.stringMatching(/^Stop/),
    ]);
    await run.openStepOf('HTTP request');
    expect(await run.readOutput()).toMatchObject({ status: 200, body: { ticket: { id: 'T-17' } } });
    expect(await findBarriers(page)).toEqual([]);
  });

  tell('the CRM got exactly two requests, filled in from the events', async () => {
    const request = {
      method: 'POST',
      path: expect.stringMatching(/^\/missed\/\d+$/),
      body: {
        number: expect.stringMatching(/^380\d{9}$/),
        agent: expect.stringMatching(/^(Olha Melnyk|Taras Bondar|Iryna Koval)$/),
      },
    };
    expect(receiver.requests).toEqual([
      expect.objectContaining(request),
      expect.objectContaining(request),
    ]);
    const [first, second] = receiver.requests;
    expect(second?.path).toBe(first?.path);
    expect(second?.headers['idempotency-key']).not.toBe(first?.headers['idempotency-key']);
  });

  tell('with the hook switched off the same contact starts nothing', async () => {
    await queues.openQueue(queueName);
    await queues.switchHook('Missed', schemaName, false);
    await sleep(configMs);
    await queues.simulate(scenario);
    await log.untilRows(log.rows('Leaving'), 1);
    await log.untilRows(log.rows('Missed').filter({ hasText: 'No hook' }), 2);
    expect(receiver.requests).toHaveLength(2);
  });

  tell('the list of flow schemas shows the published version', async () => {
    await page.goto('/flow-schemas');
    await page.getByRole('row', { name: new RegExp(`${schemaName}.*Published v1`) }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  tell('a connection is tested before it is saved, and keeps its secret to itself', async () => {
    const token = 'crm-token-of-32-characters-a1b2c3';
    const integrations = new IntegrationsPage(page);
    await integrations.startNew('HTTP credentials');
    await integrations.fillHttp({ name: 'CRM', server: crm.url, token });
    expect(await findBarriers(page)).toEqual([]);
    expect(await integrations.test()).toBe('It works');
    expect(crm.requests).toEqual([
      expect.objectContaining({
        method: 'GET',
        headers: expect.objectContaining({ authorization: `Bearer ${token}` }),
      }),
    ]);
    await integrations.save('CRM');
    await page.getByText('Set, ends in …b2c3').waitFor();
    expect(await page.content()).not.toContain(token);
    expect(await findBarriers(page)).toEqual([]);
  });

  tell('a flow that goes two ways at once is drawn by its forms and published', async () => {
    await editor.create(parallelName);
    for (const [index, type] of ['Parallel', 'HTTP request', 'Wait', 'Join', 'Stop'].entries()) {
      await editor.place(type, { x: 480, y: 80 + index * 110 });
      await editor.closeForm();
    }
    await editor.configure('Start', (form) => form.choose('Next node of Next', 'Parallel'));
    await editor.configure('Parallel', async (form) => {
      await form.choose('Next node of Branch 1', 'HTTP request');
      await form.choose('Next node of Branch 2', 'Wait');
    });
    await editor.configure('HTTP request', async (form) => {
      await form.write('Address', `${crm.url}/both`);
      await form.choose('Next node of Success', 'Join');
    });
    await editor.configure('Wait', async (form) => {
      await form.choose('Unit', 'min');
      await form.choose('Next node of Next', 'Join');
    });
    await editor.configure('Join', (form) => form.choose('Next node of Next', 'Stop'));
    await editor.tidy();
    await editor.untilSaved();
    expect(await findBarriers(page)).toEqual([]);
    await editor.publish(1, 'Both ways');
  });

  tell('its run is painted on both branches, and is cancelled while it waits', async () => {
    await queues.openQueue(queueName);
    await queues.addHook('Joined', parallelName);
    await sleep(configMs);
    await queues.simulate('Transferred');
    await log.openRun(log.rows('Joined', parallelName).first(), parallelName);
    await run.untilStatus('Waiting');
    expect(await run.readSteps()).toEqual([
      expect.stringMatching(/^Start/),
      expect.stringMatching(/^Parallel/),
      expect.stringMatching(/^HTTP request.* success$/),
      expect.stringMatching(/^Wait/),
      expect.stringMatching(/^Join/),
    ]);
    expect(await run.readPaint('HTTP request')).toBe('completed');
    expect(await run.readPaint('Wait')).toBe('waiting');
    expect(await run.readPaint('Join')).toBe('waiting');
    expect(await run.readPaint('Stop')).toBeNull();
    expect(await findBarriers(page)).toEqual([]);
    await run.cancel();
    await run.untilStatus('Cancelled');
    expect(await run.readPaint('Wait')).toBe('cancelled');
  });

  tell('the run of the missed call is replayed dry: answered as before, nothing sent', async () => {
    await log.open();
    const handled = log.rows('Missed', schemaName).filter({ hasText: 'Handled' });
    await log.openRun(handled.first(), schemaName);
    await run.replayDry();
    await run.untilStatus('Completed');
    await run.openStepOf('HTTP request');
    expect(await run.readOutput()).toMatchObject({ body: { ticket: { id: 'T-17' } } });
    expect(await findBarriers(page)).toEqual([]);
    expect(receiver.requests).toHaveLength(2);
  });

  tell('the list of runs tells handled runs from the dry and the cancelled one', async () => {
    await page.goto('/runs');
    const rows = page.getByRole('table', { name: 'Runs' }).getByRole('row');
    await rows.filter({ hasText: 'Dry run' }).filter({ hasText: 'Replay 1' }).waitFor();
    await rows.filter({ hasText: schemaName }).filter({ hasText: 'Completed' }).first().waitFor();
    await rows.filter({ hasText: parallelName }).filter({ hasText: 'Cancelled' }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.goto('/dead-letters');
    await page.getByText('No dead letters').waitFor();
    expect(await findBarriers(page)).toEqual([]);
  });

  tell('nothing left for another origin and the console stayed quiet', async () => {
    expect(window.strayRequests).toEqual([]);
    expect(window.complaints).toEqual([]);
  });

  tell('the page could not send anything elsewhere if it tried', async () => {
    const sent = await page.evaluate(
      (url) => fetch(url, { mode: 'no-cors' }).then(String, () => 'refused'),
      receiver.url,
    );
    expect(sent).toBe('refused');
    expect(receiver.requests).toHaveLength(2);
  });
});
