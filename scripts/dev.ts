/** `npm run dev`: the server restarts when its sources change, the page reloads through Vite's own server. */
import { spawn, type ChildProcess } from 'node:child_process';

const watched = ['agents', 'db', 'graphs', 'memory', 'server', 'tools'];

const children: ChildProcess[] = [
  spawn(process.execPath, [...watched.map((folder) => `--watch-path=${folder}`), '--watch-preserve-output', 'server/start.ts'], {
    stdio: 'inherit',
  }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js', 'web'], { stdio: 'inherit' }),
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
