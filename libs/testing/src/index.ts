export { aNodeContext, type NodeContextOverrides } from './nodes/a-node-context';
export { FakeDocumentPort } from './nodes/fake-document-port';
export { FakeHttpPort } from './nodes/fake-http-port';
export { FakeListPort } from './nodes/fake-list-port';
export { FakeScriptPort } from './nodes/fake-script-port';
export { fakePorts } from './nodes/fake-ports';
export { MemoryRunJournal } from './runtime/memory-run-journal';
export { FakeClock } from './runtime/fake-clock';
export { aRun, type ARunInput } from './runtime/a-run';
