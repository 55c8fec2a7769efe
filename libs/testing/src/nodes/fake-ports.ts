import type { RuntimePorts } from '@hookline/engine';
import { FakeAgentDeskPort } from './fake-agent-desk-port';
import { FakeAgentPort } from './fake-agent-port';
import { FakeCalendarPort } from './fake-calendar-port';
import { FakeCachePort } from './fake-cache-port';
import { FakeDocumentPort } from './fake-document-port';
import { FakeHttpPort } from './fake-http-port';
import { FakeListPort } from './fake-list-port';
import { FakeMessagePort } from './fake-message-port';
import { FakeQueuePort } from './fake-queue-port';
import { FakeScriptPort } from './fake-script-port';
import { FakeTaskPort } from './fake-task-port';

/** Every port there is: those a spec gives, and for the rest fakes of an empty world. */
export function fakePorts(given: Partial<RuntimePorts> = {}): RuntimePorts {
  return {
    http: new FakeHttpPort({}),
    messages: new FakeMessagePort(),
    lists: new FakeListPort({}),
    agentDesk: new FakeAgentDeskPort(),
    cache: new FakeCachePort(),
    calendars: new FakeCalendarPort(),
    tasks: new FakeTaskPort(),
    queues: new FakeQueuePort(),
    agents: new FakeAgentPort(),
    documents: new FakeDocumentPort(),
    scripts: new FakeScriptPort(),
    ...given,
  };
}
