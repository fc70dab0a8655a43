/** `npm test` starts Postgres and then jest (test/run.mjs); jest alone finds no database. */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/src/**/*.spec.{ts,tsx}', '<rootDir>/test/**/*.spec.{ts,tsx}'],
  // They take minutes: `npm run test:statistics` (jest.statistics.js).
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/statistics/long/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/browser/node_modules/', '<rootDir>/.ploughshare/'],
  testTimeout: 30_000,
  maxWorkers: 2,
  // Every spec file that boots the application keeps about 21 MB in its worker.
  workerIdleMemoryLimit: '512MB',
  watchman: false,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            react: { runtime: 'automatic', importSource: 'preact' },
          },
        },
        module: { type: 'es6' },
      },
    ],
  },
};
