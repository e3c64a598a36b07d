import { randomUUID } from 'node:crypto';
import { exitCodeOf, exitCodes, type ExitCode } from './exit-codes.ts';

/** An answer that ends the command: printed once, with its exit code. */
export class CommandError extends Error {
  readonly exitCode: ExitCode;
  readonly problem: unknown;

  constructor(message: string, exitCode: ExitCode, problem?: unknown) {
    super(message);
    this.exitCode = exitCode;
    this.problem = problem;
  }
}

interface Problem {
  title?: string;
  detail?: string;
  code?: string;
  errors?: { path: string; message: string }[];
}

export interface ApiClient {
  get<T>(path: string, query?: Record<string, string | number | undefined>): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  postCsv<T>(path: string, query: Record<string, string | undefined>, csv: Buffer): Promise<T>;
}

/**
 * A client of the HTTP API.
 *
 * @param baseUrl - Where Septet listens, e.g. `http://127.0.0.1:4870`.
 * @param token - An API token; its role and organisation are the caller's.
 */
export function createApiClient(baseUrl: string, token: string | undefined): ApiClient {
  async function call<T>(method: string, url: URL, body?: { type: string; data: string | Buffer }): Promise<T> {
    if (token === undefined || token === '') {
      throw new CommandError('SEPTET_TOKEN is not set. `npm start` prints a token for each demo login.', exitCodes.usage);
    }
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'application/json' };
    if (body) headers['content-type'] = body.type;
    // One key per command: a retry by the network layer can't make two campaigns.
    if (method === 'POST') headers['idempotency-key'] = randomUUID();
    let response: Response;
    try {
      response = await fetch(url, { method, headers, body: body ? new Uint8Array(Buffer.from(body.data)) : undefined });
    } catch (error) {
      const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
      throw new CommandError(
        `Septet does not answer at ${baseUrl} (${reason}). Is it running? Set SEPTET_URL to the address that \`npm start\` printed.`,
        exitCodes.unreachable,
      );
    }
    const text = await response.text();
    if (response.ok) return JSON.parse(text) as T;
    if (response.status === 401) {
      throw new CommandError(
        'SEPTET_TOKEN is not a token that this Septet knows: `npm start` prints them.',
        exitCodeOf(401),
        readProblem(text),
      );
    }
    throw problemError(response.status, text);
  }

  const address = (path: string, query: Record<string, string | number | undefined> = {}) => {
    const url = new URL(`/api/v1${path}`, baseUrl);
    for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
    return url;
  };

  return {
    get: (path, query) => call('GET', address(path, query)),
    post: (path, body) => call('POST', address(path), { type: 'application/json', data: JSON.stringify(body) }),
    postCsv: (path, query, csv) => call('POST', address(path, query), { type: 'text/csv', data: csv }),
  };
}

function readProblem(text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    // A proxy's HTML page, say: the status alone must do.
    return {};
  }
}

function problemError(status: number, text: string): CommandError {
  const problem = readProblem(text);
  const headline = problem.detail ?? problem.title ?? `The server answered ${status}.`;
  const details = (problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
  // With one error, the detail already is that error.
  const lines = [headline, ...details.filter((line) => line !== headline).map((line) => `  ${line}`)];
  if (problem.code) lines.push(`  (${status} ${problem.code})`);
  return new CommandError(lines.join('\n'), exitCodeOf(status), problem);
}
