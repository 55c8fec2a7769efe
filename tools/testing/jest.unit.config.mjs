import { editorProject, root, serverProject } from './jest.preset.mjs';

export default {
  rootDir: root,
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
