import { z } from 'zod';
import { CommandError } from './client.ts';
import { exitCodes } from './exit-codes.ts';

const clientEnvironment = z.object({
  SEPTET_URL: z.url({ protocol: /^https?$/ }).default('http://127.0.0.1:4870'),
  SEPTET_TOKEN: z.string().optional(),
});

/**
 * Where the command line finds the API. Apart from server/config.ts because a client needs nothing of the server's settings.
 *
 * @throws {CommandError} `SEPTET_URL` is no http address.
 */
export function readClientConfig(environment: NodeJS.ProcessEnv): { url: string; token: string | undefined } {
  const parsed = clientEnvironment.safeParse({ ...environment, SEPTET_URL: environment.SEPTET_URL || undefined });
  if (!parsed.success) {
    throw new CommandError(
      `SEPTET_URL is "${environment.SEPTET_URL}"; expected an address like http://127.0.0.1:4870`,
      exitCodes.usage,
    );
  }
  return { url: parsed.data.SEPTET_URL, token: parsed.data.SEPTET_TOKEN };
}
