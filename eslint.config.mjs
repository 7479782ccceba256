import tseslint from 'typescript-eslint';

// Biome lints; only what needs types is asked here: a promise nobody waits for is an error nobody sees.
export default tseslint.config({
  files: ['apps/**/*.{ts,tsx}', 'libs/**/*.ts', 'activities/**/*.ts', 'workflows/**/*.ts', 'test/**/*.ts', 'scripts/**/*.ts', '*.ts'],
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { project: ['./tsconfig.json', './apps/console/tsconfig.json'], tsconfigRootDir: import.meta.dirname },
  },
  plugins: { '@typescript-eslint': tseslint.plugin },
  linterOptions: { reportUnusedDisableDirectives: true },
  rules: { '@typescript-eslint/no-floating-promises': 'error' },
});
