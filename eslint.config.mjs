import process from 'node:process';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';
import hyrox from './lint/plugin.mjs';

const tests = ['**/*.spec.ts', '**/*.spec.tsx', '**/*.int-spec.ts', '**/*.e2e-spec.ts', '**/test/**'];

export default [
  { ignores: ['**/dist', '**/.next', '**/generated', '**/node_modules', '**/*.config.{mjs,ts}', '**/next-env.d.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { project: './tsconfig.spec.json', tsconfigRootDir: process.cwd() } },
    plugins: { hyrox },
    rules: {
      'hyrox/rooms': 'error',
      'hyrox/env': 'error',
      'hyrox/names': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='forwardRef']",
          message: 'forwardRef hides a cycle: read CONTRIBUTING.md, "Who may import whom".',
        },
      ],
      'max-lines': ['error', { max: 200 }],
      'max-params': ['error', { max: 5 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  { files: tests, rules: { 'max-lines': ['error', { max: 400 }], '@typescript-eslint/no-floating-promises': 'off' } },
  {
    files: ['apps/*/src/**/*.ts', 'libs/*/src/**/*.ts'],
    ignores: ['apps/web/**', ...tests],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.name='forwardRef']",
          message: 'forwardRef hides a cycle: read CONTRIBUTING.md, "Who may import whom".',
        },
        {
          selector: "ConditionalExpression[test.operator='instanceof'] > MemberExpression.consequent[property.name='message']",
          message:
            'The words of an error may quote an athlete: use reasonOf(error) or { err: error }, read libs/telemetry/src/describe-error.ts.',
        },
      ],
    },
  },
  // A browser journey sees both worlds: Next's types and the harness's are two programs.
  {
    files: ['apps/web/test/**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.e2e.json', tsconfigRootDir: process.cwd() } },
  },
  prettier,
];
