import { root, serverProject } from './jest.preset.mjs';

export default {
  rootDir: root,
  // Suites share one PostgreSQL and one NATS; each makes its own database and stream prefix.
  maxWorkers: 2,
  testTimeout: 30_000,
  projects: [
    serverProject({
      displayName: 'integration',
      testMatch: ['<rootDir>/{apps,libs,tools}/**/*.int-spec.ts'],
    }),
  ],
};
