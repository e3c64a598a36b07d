import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../db/errors.ts';
import { environmentSchema, readConfig } from '../../server/config.ts';

const example = parseEnv(readFileSync(new URL('../../.env.example', import.meta.url), 'utf8'));
const production = {
  DATABASE_URL: 'postgres://owner:pw@db.example.com/septet',
  SEPTET_SECRET: 'x'.repeat(40),
  SEPTET_PUBLIC_URL: 'https://septet.example.com/',
};

function problemsOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.details.problems as string[];
    throw error;
  }
  return [];
}

describe('configuration', () => {
  it('needs nothing: the demo on an embedded database with the offline model', () => {
    const config = readConfig({});

    expect(config).toMatchObject({ role: 'all', host: '127.0.0.1', port: 4870, isPortFixed: false, isDemo: true, models: {} });
    expect(config.databaseUrl).toBeUndefined();
  });

  it('is explained in .env.example, variable by variable, and the example works as it stands', () => {
    expect(Object.keys(example).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
    expect(readConfig(example)).toEqual(readConfig({}));
  });

  it('reports all problems together, each with what would be right', () => {
    const problems = problemsOf({
      SEPTET_PORT: '99999',
      ROLE: 'both',
      DATABASE_URL: 'mysql://x',
      SEPTET_SECRET: 'short',
      LOG_LEVEL: 'loud',
    });

    expect(problems).toHaveLength(5);
    expect(problems).toContain('SEPTET_PORT must be a whole number from 0 to 65535');
    expect(problems).toContain('ROLE must be all, api or worker');
    expect(problems.join('\n')).toContain('postgres://owner:password@db.example.com:5432/septet');
  });

  it('asks for secret and public address when a database is configured, and shows no demo there', () => {
    const problems = problemsOf({ DATABASE_URL: production.DATABASE_URL });

    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['SEPTET_SECRET', 'SEPTET_PUBLIC_URL']);
    expect(readConfig(production)).toMatchObject({ isDemo: false, isPortFixed: true, publicUrl: 'https://septet.example.com' });
    expect(readConfig(production, ['--demo']).isDemo).toBe(true);
  });

  it('keeps demo logins off the network', () => {
    expect(problemsOf({ SEPTET_HOST: '0.0.0.0' })[0]).toContain('SEPTET_HOST must be 127.0.0.1 while there is demo data');
  });

  it('refuses to split roles over the embedded database', () => {
    expect(problemsOf({ ROLE: 'worker' })[0]).toContain('DATABASE_URL must be set for ROLE=worker');
    expect(problemsOf({ ...production, ROLE: 'worker', SEPTET_DEMO: 'true' })[0]).toContain(
      'SEPTET_DEMO must be false for ROLE=worker',
    );
  });

  it('builds primary, fallback and embedding models from one provider', () => {
    const { models } = readConfig({
      OPENAI_API_KEY: 'k',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1/',
      OPENAI_MODEL: 'a',
      OPENAI_FALLBACK_MODEL: 'b',
    });

    expect(models.primary).toEqual({ model: 'a', apiKey: 'k', baseUrl: 'http://127.0.0.1:9/v1' });
    expect(models.fallback?.model).toBe('b');
    expect(models.embedding).toBeUndefined();
  });

  it('breaks nothing on purpose outside of tests', () => {
    expect(problemsOf({ FAILPOINT: 'publish.claimed:kill' })[0]).toContain('FAILPOINT must be empty');
    expect(readConfig({ FAILPOINT: 'publish.claimed:kill', NODE_ENV: 'test' }).failpoint).toBe('publish.claimed:kill');
  });

  it('points out a model address without a key', () => {
    expect(problemsOf({ OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' })[0]).toContain(
      'OPENAI_API_KEY must be set when OPENAI_BASE_URL is',
    );
  });
});
