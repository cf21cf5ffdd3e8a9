/**
 * Three projects, told apart by the suffix. `unit` (`*.spec`) and `thorough` (`*.prop.spec`, `*.thorough.spec`) need nothing but
 * Node; `e2e` (`*.e2e-spec`) starts databases and servers. Rules and their examples are `unit`, which is asked after every change and
 * so has to answer in seconds. What proves a rule by very many cases is `thorough`: properties over random lives, every tree and
 * every leaf of a bundle, forged logs. All compile with swc as ES modules.
 */
const THOROUGH = '**/*.{prop,thorough}.spec.ts';
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic', importSource: 'preact' } },
          keepClassNames: true,
        },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/var/'],
};

export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{src,verifier}/**/*.spec.{ts,tsx}', `!${THOROUGH}`] },
    { ...shared, displayName: 'thorough', testMatch: [`<rootDir>/{src,verifier}/${THOROUGH}`] },
    {
      ...shared,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/**/*.e2e-spec.{ts,tsx}'],
      setupFilesAfterEnv: ['<rootDir>/test/support/patience.js'],
      globalSetup: '<rootDir>/test/support/global-setup.js',
      globalTeardown: '<rootDir>/test/support/global-teardown.js',
    },
  ],
};
