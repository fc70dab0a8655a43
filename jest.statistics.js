import everyday from './jest.config.js';

/** `npm run test:statistics`: what of the proof of the statistics takes minutes. */
export default {
  ...everyday,
  testMatch: ['<rootDir>/test/statistics/long/**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 300_000,
};
