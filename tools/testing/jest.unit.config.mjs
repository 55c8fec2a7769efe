import { editorProject, root, serverProject } from './jest.preset.mjs';

export default {
  rootDir: root,
  // On two cores Jest would run all suites in one process. Modules of a suite are never freed
  // (`--experimental-vm-modules`), so after 200 suites that process was at its limit of 4 GiB and did
  // little but collect: a spec of a second took two minutes. A worker is started anew before that.
  maxWorkers: 2,
  workerIdleMemoryLimit: '1GB',
  projects: [
    serverProject({
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,tools}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '<rootDir>/apps/editor/'],
    }),
    editorProject({
      displayName: 'editor',
      testMatch: ['<rootDir>/apps/editor/**/*.spec.{ts,tsx}'],
    }),
  ],
};
