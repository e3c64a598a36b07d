import { defineConfig } from 'vitest/config';

// CI asks for a machine-readable report beside the readable one, to print its closing line from.
const reportFile = process.env.SEPTET_TEST_REPORT;

export default defineConfig({
  test: {
    include: ['tests/{unit,integration,faults,e2e}/**/*.test.ts'],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: reportFile ? ['default', ['json', { outputFile: reportFile }]] : ['default'],
    env: { LANGSMITH_TRACING: 'false', LANGCHAIN_TRACING_V2: 'false' },
  },
});
