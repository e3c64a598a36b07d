import { acquireInstanceLock, startEmbeddedPostgres } from '../../db/embedded/index.ts';

// A process of its own that holds a lock or runs a server until it is killed.
const [what, folder] = process.argv.slice(2);
if (what === undefined || folder === undefined) throw new Error('embedded-process.ts lock|server FOLDER');

if (what === 'lock') {
  const lock = await acquireInstanceLock(folder);
  lock.setAddress('http://127.0.0.1:4870');
  console.log(JSON.stringify({ uid: process.getuid?.() }));
} else {
  const logger = { info: () => undefined, warn: () => undefined, error: console.error };
  const server = await startEmbeddedPostgres({ dataDir: folder, logger, isDurable: false });
  console.log(JSON.stringify({ pid: server.pid, ownerUrl: server.ownerUrl }));
}
setInterval(() => undefined, 60_000);
