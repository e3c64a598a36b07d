import type { z } from 'zod';
import { EgressError, type EgressInit } from '../http/index.ts';
import { type Platform, PlatformError } from './connector.ts';
import type { ConnectorSettings } from './options.ts';

/**
 * What a call is for decides what a failure means.
 * - `read`, `prepare`: repeatable; a failure leaves nothing behind that matters
 * - `commit`: makes a post public; whatever is not a documented refusal is `unknown`
 * - `token`: refreshing; a network fault is never a revocation
 */
export type CallPhase = 'read' | 'prepare' | 'commit' | 'token';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON, or undefined when the body is empty or not JSON. */
  body: unknown;
}

/** Turns a network's refusal into the error family, by status and code. */
export type ErrorTable = (answer: Answer, phase: CallPhase) => PlatformError;

export interface PlatformClient {
  /** Sends one request; an answer other than 2xx goes through the network's error table. */
  send: (phase: CallPhase, url: string, init: EgressInit) => Promise<Answer>;
  /** Reads an answer's body by its schema. */
  read: <Schema extends z.ZodType>(phase: CallPhase, schema: Schema, answer: Answer) => z.output<Schema>;
}

/** The thin HTTP side that all connectors share. It repeats nothing. */
export function createPlatformClient(platform: Platform, settings: ConnectorSettings, errorTable: ErrorTable): PlatformClient {
  return {
    async send(phase, url, init) {
      let response: Response;
      try {
        response = await settings.fetch(url, { timeoutMs: settings.timeoutMs, ...init });
      } catch (error) {
        throw translateFault(platform, phase, error);
      }
      const text = await response.text();
      const answer: Answer = { status: response.status, headers: response.headers, body: parseJson(text) };
      if (response.status < 200 || response.status > 299) throw errorTable(answer, phase);
      return answer;
    },
    read(phase, schema, answer) {
      const parsed = schema.safeParse(answer.body);
      if (parsed.success) return parsed.data;
      throw new PlatformError(
        platform,
        phase === 'commit' ? 'unknown' : 'not_sent',
        'unexpected_answer',
        `${platform} answered in a form that its documents don't describe.`,
        {
          cause: parsed.error,
          details: { phase, status: answer.status, fields: parsed.error.issues.slice(0, 5).map((issue) => issue.path.join('.')) },
        },
      );
    },
  };
}

function translateFault(platform: Platform, phase: CallPhase, error: unknown): Error {
  if (!(error instanceof EgressError)) return error instanceof Error ? error : new Error(String(error));
  const isOpen = phase === 'commit' && error.isSent;
  return new PlatformError(platform, isOpen ? 'unknown' : 'not_sent', error.failure, error.message, {
    cause: error,
    details: { phase },
  });
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** What a 5xx, or a refusal that no table knows, means in this phase. */
export function undocumentedFailure(platform: Platform, answer: Answer, phase: CallPhase): PlatformError {
  const details = { phase, status: answer.status };
  if (phase === 'commit')
    return new PlatformError(
      platform,
      'unknown',
      'undocumented_answer',
      `${platform} answered ${answer.status} to the final call; whether the post is live is not known yet.`,
      { details },
    );
  if (answer.status >= 500)
    return new PlatformError(platform, 'not_sent', 'unavailable', `${platform} is not available at present (${answer.status}).`, {
      details,
    });
  return new PlatformError(platform, 'refused', 'undocumented_refusal', `${platform} refuses the request (${answer.status}).`, {
    details,
  });
}
