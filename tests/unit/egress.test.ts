import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEgress, isPublicAddress } from '../../tools/http/index.ts';

let server: Server;
let origin: string;
let receivedCount = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    receivedCount += 1;
    const chunks: Buffer[] = [];
    switch (request.url) {
      case '/silent':
        break;
      case '/big':
        response.end(Buffer.alloc(200_000));
        break;
      case '/chunked-big':
        for (let count = 0; count < 20; count += 1) response.write(Buffer.alloc(10_000));
        response.end();
        break;
      case '/elsewhere':
        response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
        break;
      case '/same':
        response.writeHead(302, { location: '/big' }).end();
        break;
      case '/slow-body': {
        response.write('one');
        const timer = setInterval(() => response.write('.'), 30);
        response.on('close', () => clearInterval(timer));
        break;
      }
      case '/cut':
        response.writeHead(200, { 'content-length': '100' });
        response.write('part', () => response.destroy());
        break;
      default:
        request
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => {
            response.end(JSON.stringify({ type: request.headers['content-type'], body: Buffer.concat(chunks).toString('utf8') }));
          });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const build = (more: Partial<Parameters<typeof createEgress>[0]> = {}) =>
  createEgress({ allowedOrigins: [origin], timeoutMs: 400, maxBytes: 100_000, ...more });

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::',
    '::1',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '2002:7f00:1::',
    '2002:0a00:0001::1',
    '64:ff9b::7f00:1',
    '2001:0:4136:e378::1',
    '::127.0.0.1',
    'fec0::1',
    '2001:db8::1',
    'fe80::1%eth0',
    'not an address',
    '',
  ])('takes %s for no public address', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('takes %s for a public address', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0177.0.0.1/',
    'http://0x7f.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://169.254.169.254/latest/',
    'http://localhost/',
    'file:///etc/passwd',
    'ftp://8.8.8.8/',
  ])('never calls %s', async (address) => {
    await expect(build().fetch(address)).rejects.toMatchObject({ failure: 'refused_address', isSent: false });
  });

  it('checks what a name resolves to when it connects, so rebinding changes nothing', async () => {
    let asked = 0;
    const egress = build({
      resolve: (_name, _options, callback) => {
        asked += 1;
        callback(null, [
          { address: asked === 1 ? '93.184.216.34' : '127.0.0.1', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ]);
      },
    });
    const port = new URL(origin).port;
    const before = receivedCount;

    await expect(egress.fetch(`http://rebinding.example.com:${port}/`)).rejects.toMatchObject({
      failure: 'refused_address',
      isSent: false,
    });
    await expect(egress.fetch(`http://rebinding.example.com:${port}/`)).rejects.toMatchObject({
      failure: 'refused_address',
      isSent: false,
    });
    expect(receivedCount).toBe(before);
  });

  it('exempts a configured origin exactly, not its neighbours', async () => {
    const other = createServer((_request, response) => response.end('x'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const otherOrigin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;

    expect((await build().fetch(`${origin}/`)).status).toBe(200);
    await expect(build().fetch(otherOrigin)).rejects.toMatchObject({ failure: 'refused_address' });
    await expect(build().fetch(origin.replace('127.0.0.1', 'localhost'))).rejects.toMatchObject({ failure: 'refused_address' });
    other.close();
  });
});

describe('limits', () => {
  it('follows no redirect, and refuses one to another origin', async () => {
    await expect(build().fetch(`${origin}/elsewhere`)).rejects.toMatchObject({ failure: 'redirected', isSent: true });
    expect((await build().fetch(`${origin}/same`)).status).toBe(302);
  });

  it.each(['/big', '/chunked-big'])('drops an answer over the limit: %s', async (path) => {
    await expect(build().fetch(`${origin}${path}`)).rejects.toMatchObject({ failure: 'too_large' });
  });

  it('holds the deadline over the whole answer, not only its head', async () => {
    await expect(build().fetch(`${origin}/silent`)).rejects.toMatchObject({ failure: 'timed_out', isSent: true });
    await expect(build().fetch(`${origin}/slow-body`)).rejects.toMatchObject({ failure: 'timed_out', isSent: true });
  });

  it('knows that a cut answer was sent for, and that a refused connection was not', async () => {
    const closed = createTcpServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const closedOrigin = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
    await new Promise((resolve) => closed.close(resolve));

    await expect(build().fetch(`${origin}/cut`)).rejects.toMatchObject({ failure: 'broken', isSent: true });
    await expect(build({ allowedOrigins: [closedOrigin] }).fetch(closedOrigin)).rejects.toMatchObject({
      failure: 'unreachable',
      isSent: false,
    });
    await expect(
      build({
        resolve: (_name, _options, callback) => callback(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }), []),
      }).fetch('http://nowhere.example.com/'),
    ).rejects.toMatchObject({ failure: 'unreachable', isSent: false });
  });

  it('takes a kept connection that was closed meanwhile for sent, since nobody can know', async () => {
    const sockets: Socket[] = [];
    const keeper = createServer((_request, response) => response.end('ok'));
    keeper.on('connection', (socket) => sockets.push(socket));
    await new Promise<void>((resolve) => keeper.listen(0, '127.0.0.1', resolve));
    const keeperOrigin = `http://127.0.0.1:${(keeper.address() as AddressInfo).port}`;
    const egress = build({ allowedOrigins: [keeperOrigin] });
    await egress.fetch(keeperOrigin);
    keeper.removeAllListeners('request').on('request', (request) => request.socket.destroy());

    await expect(egress.fetch(keeperOrigin, { method: 'POST', body: 'x' })).rejects.toMatchObject({
      failure: 'broken',
      isSent: true,
    });
    keeper.close();
  });

  it('stops when the caller does', async () => {
    const controller = new AbortController();
    const call = build().fetch(`${origin}/silent`, { signal: controller.signal });
    controller.abort();

    await expect(call).rejects.toMatchObject({ failure: 'aborted' });
    await expect(build().fetch(`${origin}/`, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      failure: 'aborted',
      isSent: false,
    });
  });

  it('sends text, bytes and forms', async () => {
    const form = new FormData();
    form.set('media', new Blob(['bytes']), 'media');
    const send = async (body: string | Uint8Array | FormData) =>
      (await (await build().fetch(`${origin}/echo`, { method: 'POST', body })).json()) as { type?: string; body: string };

    expect((await send('čaj')).body).toBe('čaj');
    expect((await send(new TextEncoder().encode('raw'))).body).toBe('raw');
    const sent = await send(form);
    expect(sent.type).toMatch(/^multipart\/form-data; boundary=/);
    expect(sent.body).toContain('bytes');
  });
});
