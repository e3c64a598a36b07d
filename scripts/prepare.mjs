// Runs before start, dev, test and bench, on the host's own Node: installs what is missing, then builds the page.
// Does nothing, in a few milliseconds, when both are up to date. Plain JavaScript, because nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const oldestNode = 20;
const modules = path.join(root, 'node_modules');
const stampFile = path.join(modules, '.septet-lock-hash');
const pageFolder = path.join(root, 'web', 'dist');
const pageStampFile = path.join(pageFolder, '.source-hash');
const lockFolder = path.join(root, '.septet', 'prepare.lock');

main().catch((error) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

async function main() {
  const major = Number.parseInt(process.versions.node, 10);
  if (major < oldestNode) {
    throw new Error(
      `Node ${oldestNode} or newer is needed to install; this is ${process.version}. Get one at https://nodejs.org.`,
    );
  }
  if (isInstalled() && isPageBuilt()) return;
  await withLock(async () => {
    // Another start may have done it meanwhile.
    if (!isInstalled()) await install();
    if (!isPageBuilt()) await buildPage();
  });
}

/** The stamp says which lock file was installed; without it (a plain `npm install`), npm's own list is compared. */
function isInstalled() {
  if (!fs.existsSync(nodeBinary())) return false;
  const hash = hashOf([path.join(root, 'package-lock.json')]);
  if (readText(stampFile) === hash) return true;
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  const found = packagesOf(path.join(modules, '.package-lock.json'));
  const isComplete = Object.entries(wanted).every(([name, entry]) => {
    if (name === '' || entry.link) return true;
    const installed = found[name];
    return installed ? installed.version === entry.version : Boolean(entry.optional || entry.peer);
  });
  if (isComplete) writeStamp();
  return isComplete;
}

async function install() {
  say(fs.existsSync(modules) ? 'package-lock.json changed: installing packages' : 'first start: installing packages');
  // Leaving the stamp out first: an interrupted installation is seen as one.
  fs.rmSync(stampFile, { force: true });
  const npm = process.env.npm_execpath;
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const seconds = npm?.endsWith('.js')
    ? await run(process.env.npm_node_execpath ?? process.execPath, [npm, ...options])
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', options);
  if (!fs.existsSync(nodeBinary())) {
    throw new Error(
      'The package "node" has no binary: its install script did not run. Allow install scripts (npm config set ignore-scripts false) and start again.',
    );
  }
  writeStamp();
  say(`packages installed in ${seconds} s`);
}

function isPageBuilt() {
  return readText(pageStampFile) === hashOfPage();
}

async function buildPage() {
  say('building the web page');
  const hash = hashOfPage();
  const fresh = path.join(modules, '.cache', `septet-page-${process.pid}`);
  try {
    const seconds = await run(
      nodeBinary(),
      [path.join(modules, 'vite/bin/vite.js'), 'build', 'web', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn'],
      { NODE_ENV: 'production' },
    );
    fs.writeFileSync(path.join(fresh, path.basename(pageStampFile)), hash);
    // A page that is being served stays whole until the new one is.
    fs.rmSync(pageFolder, { recursive: true, force: true });
    fs.renameSync(fresh, pageFolder);
    say(`web page built in ${seconds} s`);
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

function hashOfPage() {
  const files = [path.join(root, 'package-lock.json')];
  const visit = (folder) => {
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
      const full = path.join(folder, entry.name);
      if (full === pageFolder || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) visit(full);
      else if (entry.isFile()) files.push(full);
    }
  };
  visit(path.join(root, 'web'));
  return hashOf(files.sort((a, b) => (a < b ? -1 : 1)));
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${path.relative(root, file)}\0`)
      .update(fs.readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

function writeStamp() {
  try {
    fs.writeFileSync(stampFile, hashOf([path.join(root, 'package-lock.json')]));
  } catch {
    // A folder that we may only read: the comparison is made again next time.
  }
}

function packagesOf(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

function nodeBinary() {
  return path.join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @returns Seconds it took, as text. */
function run(command, parameters, environment = {}) {
  const startedAt = Date.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, parameters, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(((Date.now() - startedAt) / 1000).toFixed(1));
      else reject(new Error(`"${path.basename(command)} ${parameters.join(' ')}" failed (${code ?? signal}); see above.`));
    });
  });
}

/** One at a time per checkout; the folder of a process that is gone is taken over. */
async function withLock(work) {
  fs.mkdirSync(path.dirname(lockFolder), { recursive: true, mode: 0o711 });
  const ownerFile = path.join(lockFolder, 'owner');
  const own = `${process.pid} ${startMark(process.pid)}`;
  let hasSaidSo = false;
  for (;;) {
    const partial = `${lockFolder}.${process.pid}`;
    fs.rmSync(partial, { recursive: true, force: true });
    fs.mkdirSync(partial);
    fs.writeFileSync(path.join(partial, 'owner'), own);
    try {
      // A folder that is not empty can't be replaced, so only one of many gets through.
      fs.renameSync(partial, lockFolder);
      break;
    } catch {
      fs.rmSync(partial, { recursive: true, force: true });
    }
    const owner = readText(ownerFile);
    const pid = Number.parseInt(owner ?? '', 10);
    if (owner !== undefined && owner !== `${pid} ${startMark(pid)}`) {
      const stale = `${lockFolder}.stale-${process.pid}`;
      try {
        fs.renameSync(lockFolder, stale);
        // Somebody newer was faster: give the place back.
        if (readText(path.join(stale, 'owner')) !== owner) fs.renameSync(stale, lockFolder);
      } catch {
        // Taken over by another.
      }
      fs.rmSync(stale, { recursive: true, force: true });
      continue;
    }
    if (owner !== undefined && !hasSaidSo) {
      say(`another start is installing or building (process ${pid}): waiting for it`);
      hasSaidSo = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    await work();
  } finally {
    fs.rmSync(lockFolder, { recursive: true, force: true });
  }
}

/** Tells a process from a later one with the same number. */
function startMark(pid) {
  if (!Number.isInteger(pid)) return 'gone';
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    if (process.platform === 'linux') return 'gone';
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || 'gone';
  }
}

function say(message) {
  process.stderr.write(`septet: ${message}\n`);
}
