/** `npm run bench`: a table of figures of this checkout on this machine. It asserts nothing; compare ratios within one run. */
import { measureCampaigns } from './campaigns.ts';
import { measureDatabase } from './database.ts';
import { loadGet } from './load.ts';
import { npmStart, removeState } from './npm-start.ts';
import { measureTree } from './process-tree.ts';
import { measurePublications } from './publications.ts';

const rows: [string, string][] = [];
function row(name: string, value: string): void {
  rows.push([name, value]);
  console.error(`  ${name}: ${value}`);
}

const first = await npmStart();
let second: Awaited<ReturnType<typeof npmStart>> | undefined;
try {
  row('ready, first start (initdb, migrations, demo)', `${(first.readyMs / 1000).toFixed(1)} s`);
  await first.stop();
  second = await npmStart(first.stateDir);
  row('ready, second start', `${(second.readyMs / 1000).toFixed(1)} s`);

  // Idle: the channels' first synchronisation is through.
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  const database = await measureDatabase(second);
  const tree = measureTree(second.pid, [database.serverPid]);
  row(
    'memory idle, PSS of the whole tree',
    `${tree.reduce((sum, entry) => sum + entry.pssMb, 0).toFixed(0)} MB in ${tree.length} processes`,
  );
  for (const entry of tree.toSorted((a, b) => b.pssMb - a.pssMb).slice(0, 4))
    row(`  ${entry.command.slice(0, 44)}`, `${entry.pssMb.toFixed(0)} MB`);
  row('database connections, idle', String(database.connectionCount));

  const token = second.tokenOf('creator');
  const list = await loadGet(`${second.address}/api/v1/publications?limit=50`, token);
  row(
    'GET /publications, 16 clients',
    `${list.requestsPerSecond.toFixed(0)} requests/s, p50 ${list.p50Ms.toFixed(1)} ms, p95 ${list.p95Ms.toFixed(1)} ms, ${list.errorCount} errors`,
  );

  for (const [name, value] of await measureCampaigns(second)) row(name, value);
  for (const [name, value] of await measurePublications(second)) row(name, value);
  row('bytes per parked thread', await (await measureDatabase(second)).bytesPerParkedThread());
  const after = measureTree(second.pid, [database.serverPid]);
  row('memory after all of this', `${after.reduce((sum, entry) => sum + entry.pssMb, 0).toFixed(0)} MB`);
} finally {
  await first.stop();
  await second?.stop();
  removeState(first.stateDir);
}

const width = Math.max(...rows.map(([name]) => name.length));
console.log(`\n${rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n')}`);
