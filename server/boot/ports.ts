import { createServer } from 'node:net';
import { ConfigError } from '../../db/errors.ts';

const attempts = 50;

/**
 * The port to listen on.
 *
 * @param isFixed - False: the next free one when `wanted` is taken.
 * @throws {ConfigError} `config.port_taken`
 */
export async function choosePort(host: string, wanted: number, isFixed: boolean): Promise<number> {
  for (let offset = 0; offset < attempts && wanted + offset <= 65_535; offset += 1) {
    const port = await tryPort(host, wanted === 0 ? 0 : wanted + offset);
    if (port !== undefined) return port;
    if (isFixed) throw new ConfigError('config.port_taken', `Port ${wanted} on ${host} is taken. Set SEPTET_PORT to a free one.`);
  }
  throw new ConfigError(
    'config.port_taken',
    `The ports from ${wanted} on are all taken on ${host}. Set SEPTET_PORT to a free one.`,
  );
}

/** The port when it can be listened on; 0 means any. */
function tryPort(host: string, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    probe.listen({ host, port, exclusive: true }, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
