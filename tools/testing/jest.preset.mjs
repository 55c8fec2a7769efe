// The one Jest preset: native ES modules, SWC with Nest's decorators, aliases read from
// tsconfig.base.json so that a new library needs no second entry here.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.base.json'), 'utf8'));

const aliases = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([alias, [target]]) => [
    `^${alias}$`,
    join(root, target),
  ]),
);

const swc = (react) => [
  '@swc/jest',
  {
    swcrc: false,
    sourceMaps: 'inline',
    module: { type: 'es6' },
    jsc: {
      target: 'es2022',
      // Else JSON is imported without its attribute, which Jest warns of for every file.
      experimental: { keepImportAttributes: true },
      parser: { syntax: 'typescript', tsx: react, decorators: !react },
      transform: react
        ? { react: { runtime: 'automatic' } }
        : { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    },
  },
];

const base = {
  rootDir: root,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.data/', '/.nx/'],
  modulePathIgnorePatterns: ['/dist/', '/.data/', '/.nx/'],
};

export const serverProject = (overrides) => ({
  ...base,
  testEnvironment: 'node',
  moduleNameMapper: aliases,
  transform: { '^.+\\.ts$': swc(false) },
  ...overrides,
});

export const editorProject = (overrides) => ({
  ...base,
  testEnvironment: 'jsdom',
  moduleNameMapper: {
    ...aliases,
    '\\.css$': join(root, 'tools/testing/empty-module.mjs'),
  },
  setupFiles: [join(root, 'tools/testing/browser-stubs.mjs')],
  transform: { '^.+\\.tsx?$': swc(true) },
  ...overrides,
});
