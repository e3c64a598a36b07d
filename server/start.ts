/**
 * The whole of Septet, or a part of it (`ROLE`): database, simulated networks in the demo, API with the page, worker. What it needs
 * to print goes to standard output, the log to standard error.
 */
import { SeptetError } from '../db/errors.ts';
import { buildBanner } from './boot/banner.ts';
import { layGround } from './boot/foundation.ts';
import { createLogger } from './boot/logger.ts';
import { watchParent } from './boot/parent-watch.ts';
import { choosePort } from './boot/ports.ts';
import { createShutdown, type Shutdown } from './boot/shutdown.ts';
import { type Config, readConfig, readEnvironment } from './config.ts';

async function start(config: Config, shutdown: Shutdown, logger: ReturnType<typeof createLogger>): Promise<void> {
  // The database server comes up while the code is read.
  const modules = Promise.all([
    import('./context.ts'),
    import('./http/domains.ts'),
    import('./boot/serve.ts'),
    import('./demo/index.ts'),
  ]);
  modules.catch(() => undefined);
  const ground = await layGround(config, logger, shutdown);
  const [{ createContext }, { createDomains }, { serveApi, startWork }, { seedDemo, sandboxUrls }] = await modules;

  // A worker listens nowhere: a port that another program has is none of its business.
  const port = config.role === 'worker' ? config.port : await choosePort(config.host, config.port, config.isPortFixed);
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const url = `http://${host}:${port}`;
  const { secrets, urls, sandbox, lock } = ground;
  const networkUrls = { ...(sandbox ? sandboxUrls(sandbox.origin) : {}), ...config.networks.baseUrls };
  const context = createContext({ config, secrets, urls, logger, publicUrl: config.publicUrl ?? url, networkUrls });
  shutdown.add('context', () => context.close());

  const domains = createDomains(context);
  const demo = config.isDemo ? await seedDemo({ ...context, stateDir: config.stateDir, sandbox }) : undefined;
  if (config.role !== 'worker') await serveApi(context, domains, port, shutdown);
  if (config.role !== 'api') await startWork(context, domains, shutdown);
  if (demo) await context.queues.dispatch(demo.organisationId);

  if (config.role === 'worker') return;
  lock?.setAddress(url);
  process.stdout.write(
    `${buildBanner({
      url,
      takenPort: config.port !== 0 && port !== config.port ? config.port : undefined,
      readyAfterMs: performance.now(),
      people: demo?.people ?? [],
      isOffline: config.models.primary === undefined,
      stateDir: config.stateDir,
    })}\n`,
  );
}

function explain(error: unknown): string {
  if (error instanceof SeptetError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const environment = readEnvironment();
let config: Config;
try {
  config = readConfig(environment, process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(2);
}
const logger = createLogger(config.logLevel);
const shutdown = createShutdown(logger);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // A second Ctrl-C does not wait for what is under way.
    if (shutdown.isRunning && signal === 'SIGINT') process.exit(130);
    void shutdown.run(signal, signal === 'SIGINT' ? 130 : 0);
  });
}
// The state of the process is unknown then: end it in order, and let whoever started it start it again.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    logger.fatal({ err: error }, 'unexpected failure, stopping');
    void shutdown.run(event, 1);
  });
}
// Set by npm for what it runs: then we end with it, however it ends.
if (environment.npm_lifecycle_event !== undefined) watchParent(() => void shutdown.run('parent ended', 0));

try {
  await start(config, shutdown, logger);
} catch (error) {
  process.stderr.write(`\nSeptet did not start.\n${explain(error)}\n`);
  await shutdown.run('start failed', 1);
}
