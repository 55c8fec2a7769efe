import { root, serverProject } from './jest.preset.mjs';

export default {
  rootDir: root,
  // One browser, one system under test.
  maxWorkers: 1,
  testTimeout: 180_000,
  projects: [
    serverProject({
      displayName: 'e2e',
      testMatch: ['<rootDir>/apps/e2e/src/**/*.e2e-spec.ts'],
    }),
  ],
};
