/** `npm run dev`: the server restarts when its sources change, the page at http://localhost:5173 reloads through Vite. */
import { spawn, type ChildProcess } from 'node:child_process';

/** Where the page is while it is worked on; the server takes it for its own address, so that signing in from there is allowed. */
const pageUrl = 'http://localhost:5173';
const port = process.env.SEPTET_PORT ?? '4870';

const watched = ['agents', 'db', 'graphs', 'memory', 'server', 'tools'];

const children: ChildProcess[] = [
  spawn(process.execPath, [...watched.map((folder) => `--watch-path=${folder}`), '--watch-preserve-output', 'server/start.ts'], {
    stdio: 'inherit',
    env: { ...process.env, SEPTET_PORT: port, SEPTET_PUBLIC_URL: pageUrl },
  }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'web', '--port', new URL(pageUrl).port, '--strictPort'], {
    stdio: 'inherit',
    env: { ...process.env, SEPTET_URL: `http://127.0.0.1:${port}` },
  }),
];

// Ctrl-C reaches the children by the terminal itself; the first that ends takes the other along.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => children.forEach((child) => child.kill('SIGTERM')));
for (const child of children) {
  child.on('exit', (code) => {
    children.forEach((other) => other.kill('SIGTERM'));
    process.exitCode ??= code ?? 0;
  });
}
