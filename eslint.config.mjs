// One configuration for the whole house: the import arrows of ARCHITECTURE.md, the security bans,
// and the habits that a machine can check.
import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const specs = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.int-spec.ts', '**/*.e2e-spec.ts'];
const testing = [
  ...specs,
  'libs/testing/**',
  'libs/*/src/testing/**',
  'apps/*/src/testing/**',
  'apps/e2e/**',
  'tools/**',
];

/** What each kind may import; the table stands in ARCHITECTURE.md too. */
const arrows = [
  {
    sourceTag: 'kind:contracts',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['zod', '@jest/globals'],
  },
  {
    sourceTag: 'kind:engine',
    onlyDependOnLibsWithTags: ['kind:contracts', 'kind:testing'],
    allowedExternalImports: ['zod', 're2js', '@jest/globals', 'fast-check'],
  },
  {
    sourceTag: 'kind:nodes',
    onlyDependOnLibsWithTags: ['kind:engine', 'kind:contracts', 'kind:testing'],
    allowedExternalImports: ['zod', 'acorn', '@jest/globals', 'fast-check'],
  },
  {
    sourceTag: 'kind:adapter',
    onlyDependOnLibsWithTags: ['kind:engine', 'kind:contracts', 'kind:testing'],
  },
  { sourceTag: 'kind:config', onlyDependOnLibsWithTags: ['kind:contracts', 'kind:testing'] },
  {
    sourceTag: 'kind:testing',
    onlyDependOnLibsWithTags: ['kind:engine', 'kind:contracts', 'kind:nodes'],
  },
  {
    sourceTag: 'kind:app',
    onlyDependOnLibsWithTags: [
      'kind:contracts',
      'kind:engine',
      'kind:nodes',
      'kind:adapter',
      'kind:config',
      'kind:testing',
    ],
  },
  {
    sourceTag: 'kind:editor',
    onlyDependOnLibsWithTags: ['kind:contracts', 'kind:engine', 'kind:nodes', 'kind:testing'],
  },
  { sourceTag: 'kind:e2e', onlyDependOnLibsWithTags: ['*'] },
  { sourceTag: 'runs:anywhere', onlyDependOnLibsWithTags: ['runs:anywhere'] },
  { sourceTag: 'runs:browser', onlyDependOnLibsWithTags: ['runs:anywhere'] },
];

const evil = [
  {
    selector: "CallExpression[callee.name='eval']",
    message: 'Expressions have an interpreter of their own (B-34).',
  },
  {
    selector: "NewExpression[callee.name='Function']",
    message: 'Expressions have an interpreter of their own (B-34).',
  },
];
const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: one name per thing, everywhere.',
};

const neverImported = ['vm', 'node:vm', 'axios', 'node-fetch', 'got'];
/** What can open a connection: only the one dispatcher in connectors may (B-20). */
const clients = [
  'undici',
  'nodemailer',
  ...['https', 'tls', 'dgram'].flatMap((name) => [name, `node:${name}`]),
];
const banned = (name) => ({ name, message: 'See reliability B-20 and B-34.' });

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      '.nx/**',
      '.data/**',
      'coverage/**',
      '**/node_modules/**',
      'apps/editor/src/api/generated/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          depConstraints: arrows,
          banTransitiveDependencies: false,
          // Only specs import testing; the circle exists in Nx's picture, never in a bundle.
          ignoredCircularDependencies: [
            ['testing', 'engine'],
            ['testing', 'nodes'],
            ['testing', 'contracts'],
          ],
        },
      ],
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      'no-restricted-syntax': ['error', ...evil, noDefaultExport],
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'Only libs/config reads the environment; pass settings down as values.',
        },
      ],
      'no-restricted-globals': [
        'error',
        {
          name: 'fetch',
          message: 'Outgoing requests pass the one dispatcher in connectors (B-20).',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          paths: [...neverImported, ...clients].map(banned),
        },
      ],
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
    },
  },
  {
    // A forgotten await in the runtime loses errors; the check needs types, so it is kept to it.
    files: [
      'apps/api/src/**/*.ts',
      'apps/worker/src/**/*.ts',
      'libs/{database,messaging,connectors,engine}/src/**/*.ts',
    ],
    ignores: specs,
    languageOptions: {
      parserOptions: { project: './tsconfig.server.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['apps/editor/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      'no-restricted-globals': 'off',
    },
  },
  {
    files: ['libs/connectors/src/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: neverImported.map(banned) }] },
  },
  { files: ['libs/config/**'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: testing,
    rules: {
      '@typescript-eslint/consistent-type-assertions': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-imports': 'off',
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/vite.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...evil], 'no-restricted-properties': 'off' },
  },
  prettier,
);
