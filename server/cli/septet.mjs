#!/usr/bin/env node
// The command runs on the checkout's own Node 24 (types are stripped natively); an older Node on the path hands over to it.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const [major] = process.versions.node.split('.').map(Number);
if (major >= 24) {
  await import(main);
} else {
  const bundledNode = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));
  if (!existsSync(bundledNode)) {
    console.error('septet: dependencies are not installed yet. Run `npm start` or `npm ci` in the checkout first.');
    process.exit(2);
  }
  const child = spawnSync(bundledNode, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(child.status ?? 1);
}
