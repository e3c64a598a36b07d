import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { ConfigError } from '../db/errors.ts';
import type { ModelsConfig } from '../tools/models/index.ts';
import { officialBaseUrls, type Platform, type PlatformApp, platforms } from '../tools/platforms/index.ts';

export interface Config {
  role: 'all' | 'api' | 'worker';
  host: string;
  port: number;
  /** False: when the port is taken, the next free one is used. */
  isPortFixed: boolean;
  /** Where people and networks reach us; absent: the address that we listen on. */
  publicUrl: string | undefined;
  /** Absolute. */
  stateDir: string;
  /** Absent: the embedded server in `stateDir`. */
  databaseUrl: string | undefined;
  isDemo: boolean;
  /** Absent: generated, and kept in `stateDir`. */
  secret: string | undefined;
  previousSecrets: readonly string[];
  models: ModelsConfig;
  networks: {
    /** Absent for a network: the sandbox in the demo, else the network's own address. */
    baseUrls: Partial<Record<Platform, string>>;
    apps: Partial<Record<Platform, PlatformApp>>;
  };
  sandboxSpeed: number;
  syncEverySeconds: number;
  /** Faults to inject; for tests only. */
  failpoint: string | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  isBehindProxy: boolean;
  requestsPerMinute: number;
}

const httpUrl = (example: string) =>
  z
    .url({ protocol: /^https?$/, error: `must be an http or https address, such as ${example}` })
    .transform((value) => value.replace(/\/+$/, ''));
const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], { error: 'must be true or false' })
  .transform((value) => ['true', '1', 'yes'].includes(value));
const whole = (min: number, max: number) => {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
};
const secretText = z
  .string()
  .min(32, { error: 'must have at least 32 random characters, such as the output of: openssl rand -base64 48' });
const name = z.string().trim().min(1);

/** Every variable that Septet reads; `.env.example` explains them, and a test keeps the two alike. */
export const environmentSchema = z.object({
  ROLE: z.enum(['all', 'api', 'worker'], { error: 'must be all, api or worker' }).default('all'),
  SEPTET_HOST: name.optional(),
  SEPTET_PORT: whole(0, 65_535).optional(),
  SEPTET_PUBLIC_URL: httpUrl('https://septet.example.com').optional(),
  SEPTET_STATE_DIR: name.default('.septet'),
  SEPTET_DEMO: flag.optional(),
  SEPTET_SECRET: secretText.optional(),
  SEPTET_PREVIOUS_SECRETS: z
    .string()
    .transform((value) => value.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(secretText))
    .default([]),
  SEPTET_TRUST_PROXY: flag.default(false),
  SEPTET_REQUESTS_PER_MINUTE: whole(10, 10_000_000).default(6000),
  SEPTET_SYNC_SECONDS: whole(10, 86_400).optional(),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'must be a Postgres address, such as postgres://owner:password@db.example.com:5432/septet',
    })
    .optional(),
  OPENAI_API_KEY: name.optional(),
  OPENAI_BASE_URL: httpUrl('https://api.openai.com/v1').optional(),
  OPENAI_MODEL: name.default('gpt-5-mini'),
  OPENAI_FALLBACK_MODEL: name.optional(),
  OPENAI_EMBEDDING_MODEL: name.optional(),
  OPENAI_TIMEOUT_MS: whole(1000, 600_000).default(30_000),
  X_BASE_URL: httpUrl(officialBaseUrls.x).optional(),
  X_CLIENT_ID: name.optional(),
  X_CLIENT_SECRET: name.optional(),
  INSTAGRAM_BASE_URL: httpUrl(officialBaseUrls.instagram).optional(),
  INSTAGRAM_CLIENT_ID: name.optional(),
  INSTAGRAM_CLIENT_SECRET: name.optional(),
  LINKEDIN_BASE_URL: httpUrl(officialBaseUrls.linkedin).optional(),
  LINKEDIN_CLIENT_ID: name.optional(),
  LINKEDIN_CLIENT_SECRET: name.optional(),
  SANDBOX_SPEED: z.coerce
    .number({ error: 'must be a number from 1 to 10000' })
    .min(1, { error: 'must be at least 1: the sandbox audience at the pace of real time' })
    .max(10_000, { error: 'must be at most 10000' })
    .default(60),
  FAILPOINT: name.optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .optional(),
});

type Environment = z.output<typeof environmentSchema>;
const loopbackHosts = new Set(['127.0.0.1', 'localhost', '::1']);

/** The process environment over the file `.env` in the working directory. */
export function readEnvironment(folder = process.cwd()): NodeJS.Dict<string> {
  const file = path.join(folder, '.env');
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env };
}

/**
 * Parses the configuration. An empty value counts as absent.
 *
 * @throws {ConfigError} `config.invalid`, which lists every problem with what would be right.
 */
export function readConfig(environment: NodeJS.Dict<string>, args: readonly string[] = []): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim() !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw invalid(parsed.error.issues.map((issue) => `${issue.path[0]?.toString() ?? '?'} ${issue.message}`));
  }
  const env = parsed.data;
  const isEmbedded = env.DATABASE_URL === undefined;
  const isDemo = args.includes('--demo') || (env.SEPTET_DEMO ?? isEmbedded);
  const host = env.SEPTET_HOST ?? '127.0.0.1';
  const problems = crossProblems(env, { isEmbedded, isDemo, host });
  if (env.FAILPOINT !== undefined && environment.NODE_ENV !== 'test') {
    problems.push('FAILPOINT must be empty: it breaks things on purpose, and only works with NODE_ENV=test');
  }
  if (problems.length > 0) throw invalid(problems);

  return {
    role: env.ROLE,
    host,
    port: env.SEPTET_PORT ?? 4870,
    isPortFixed: !isEmbedded,
    publicUrl: env.SEPTET_PUBLIC_URL,
    stateDir: path.resolve(env.SEPTET_STATE_DIR),
    databaseUrl: env.DATABASE_URL,
    isDemo,
    secret: env.SEPTET_SECRET,
    previousSecrets: env.SEPTET_PREVIOUS_SECRETS,
    models: buildModels(env),
    networks: buildNetworks(env),
    sandboxSpeed: env.SANDBOX_SPEED,
    syncEverySeconds: env.SEPTET_SYNC_SECONDS ?? (isDemo ? 60 : 300),
    failpoint: env.FAILPOINT,
    logLevel: env.LOG_LEVEL ?? (isEmbedded ? 'warn' : 'info'),
    isBehindProxy: env.SEPTET_TRUST_PROXY,
    requestsPerMinute: env.SEPTET_REQUESTS_PER_MINUTE,
  };
}

/** What is wrong with values that are each right by themselves. */
function crossProblems(
  env: Environment,
  { isEmbedded, isDemo, host }: { isEmbedded: boolean; isDemo: boolean; host: string },
): string[] {
  const problems: string[] = [];
  if (!isEmbedded && env.SEPTET_SECRET === undefined) {
    problems.push('SEPTET_SECRET must be set when DATABASE_URL is: at least 32 random characters, the same for every process');
  }
  if (isEmbedded && env.ROLE !== 'all') {
    problems.push(`DATABASE_URL must be set for ROLE=${env.ROLE}: the embedded database serves one process only`);
  }
  if (!isEmbedded && !isDemo && env.SEPTET_PUBLIC_URL === undefined) {
    problems.push(
      'SEPTET_PUBLIC_URL must be set when DATABASE_URL is: the https address at which people and networks reach Septet',
    );
  }
  if (isDemo && env.ROLE !== 'all') {
    problems.push(`SEPTET_DEMO must be false for ROLE=${env.ROLE}: the demo is one process`);
  }
  if (isDemo && !loopbackHosts.has(host)) {
    problems.push(`SEPTET_HOST must be 127.0.0.1 while there is demo data, not ${host}: its logins are printed on the screen`);
  }
  if (env.OPENAI_API_KEY === undefined) {
    for (const key of ['OPENAI_BASE_URL', 'OPENAI_FALLBACK_MODEL', 'OPENAI_EMBEDDING_MODEL'] as const) {
      if (env[key] !== undefined)
        problems.push(`OPENAI_API_KEY must be set when ${key} is (any text, for a server that asks for none)`);
    }
  }
  return problems;
}

function buildModels(env: Environment): ModelsConfig {
  if (env.OPENAI_API_KEY === undefined) return {};
  const remote = (model: string) => ({ model, apiKey: env.OPENAI_API_KEY ?? '', baseUrl: env.OPENAI_BASE_URL });
  return {
    primary: remote(env.OPENAI_MODEL),
    fallback: env.OPENAI_FALLBACK_MODEL === undefined ? undefined : remote(env.OPENAI_FALLBACK_MODEL),
    embedding: env.OPENAI_EMBEDDING_MODEL === undefined ? undefined : remote(env.OPENAI_EMBEDDING_MODEL),
    timeoutMs: env.OPENAI_TIMEOUT_MS,
  };
}

function buildNetworks(env: Environment): Config['networks'] {
  const baseUrls: Partial<Record<Platform, string>> = {};
  const apps: Partial<Record<Platform, PlatformApp>> = {};
  for (const platform of platforms) {
    const prefix = platform.toUpperCase() as Uppercase<Platform>;
    const baseUrl = env[`${prefix}_BASE_URL`];
    const clientId = env[`${prefix}_CLIENT_ID`];
    if (baseUrl !== undefined) baseUrls[platform] = baseUrl;
    if (clientId !== undefined) apps[platform] = { clientId, clientSecret: env[`${prefix}_CLIENT_SECRET`] };
  }
  return { baseUrls, apps };
}

function invalid(problems: readonly string[]): ConfigError {
  return new ConfigError(
    'config.invalid',
    `The configuration can't work:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    {
      details: { problems },
    },
  );
}
