import { Agent, request } from 'node:http';

export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p95Ms: number;
  errorCount: number;
}

/** `total` GETs of one address by `concurrency` keep-alive clients; the clock runs from the first request to the last answer. */
export async function loadGet(address: string, token: string, { total = 2000, concurrency = 16 } = {}): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  let left = total;
  let errorCount = 0;
  const startedAt = performance.now();
  const client = async () => {
    while (left > 0) {
      left -= 1;
      const sentAt = performance.now();
      const status = await get(address, token, agent);
      latencies.push(performance.now() - sentAt);
      if (status !== 200) errorCount += 1;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const seconds = (performance.now() - startedAt) / 1000;
  agent.destroy();
  return {
    requestsPerSecond: total / seconds,
    p50Ms: percentile(latencies, 0.5),
    p95Ms: percentile(latencies, 0.95),
    errorCount,
  };
}

function get(address: string, token: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(address, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    call.on('error', reject);
    call.end();
  });
}

/** @returns The value that a share `p` of `values` does not pass; NaN when there is none. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}
