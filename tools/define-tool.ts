import { z } from 'zod';
import { InvalidInputError, NotFoundError, SeptetError, ToolExecutionError, UnprocessableError } from '../db/errors.ts';

/** - `read`: looks only. - `propose`: writes something a person must still accept. - `act`: changes the outside world. */
export type ToolEffect = 'read' | 'propose' | 'act';

/** Words of strangers are untrusted, and so is everything that is derived from them. */
export const trust = z.enum(['trusted', 'untrusted']);

export type Trust = z.output<typeof trust>;

/** One thing a tool found: a complete English sentence with the numbers in it, made by code. */
export const toolFinding = z.object({
  id: z.string().min(1),
  text: z.string().min(1),
  importance: z.number().min(0).max(1),
  trust,
  advice: z.string().optional(),
  /** Older than 90 days before now: context, never a reason to pause anything. */
  stale: z.boolean().optional(),
});

export type ToolFinding = z.output<typeof toolFinding>;

export interface ToolSuccess {
  findings: ToolFinding[];
  data: Record<string, unknown>;
}

/** An expected failure, in words that a model can act on. */
export interface ToolFailure {
  error: { code: string; message: string; hint: string };
}

export type ToolResult = ToolSuccess | ToolFailure;

export interface ToolCallOptions {
  signal: AbortSignal;
  /** The same for every repetition of this call. Whatever has an effect uses it to act once. */
  idempotencyKey: string;
}

/** A tool as agents and the gateway see it. `execute` validates what it is given: a model's arguments are input. */
export interface AgentTool {
  readonly name: string;
  readonly description: string;
  readonly effect: ToolEffect;
  /** JSON schema of the arguments, as chat models take it. */
  readonly parameters: Record<string, unknown>;
  execute(input: unknown, options: ToolCallOptions): Promise<ToolResult>;
}

export interface ToolDefinition<Input extends z.ZodObject> {
  /** A snake_case verb. */
  name: string;
  /** Written for the model: when to call it and what comes back. */
  description: string;
  effect: ToolEffect;
  input: Input;
  execute(input: z.output<Input>, options: ToolCallOptions): Promise<ToolResult>;
}

export function isToolFailure(result: ToolResult): result is ToolFailure {
  return 'error' in result;
}

/**
 * Wraps a function as a tool. Arguments that don't fit and what the domain refuses (invalid, not found, unprocessable)
 * come back as structured failures.
 *
 * @throws {ToolExecutionError} `tool.failed` when the tool itself breaks; other errors of the family (budget, provider,
 * stale epoch, cancellation) pass through unchanged.
 */
export function defineTool<Input extends z.ZodObject>(definition: ToolDefinition<Input>): AgentTool {
  const { name, description, effect, input } = definition;

  async function execute(rawInput: unknown, options: ToolCallOptions): Promise<ToolResult> {
    options.signal.throwIfAborted();
    const parsed = input.safeParse(rawInput);
    if (!parsed.success) {
      return failure(
        'tool.invalid_arguments',
        z.prettifyError(parsed.error),
        `Call ${name} again with arguments that fit its schema.`,
      );
    }
    try {
      return await definition.execute(parsed.data, options);
    } catch (error) {
      return translate(name, error, options.signal);
    }
  }

  return { name, description, effect, parameters: z.toJSONSchema(input), execute };
}

export function failure(code: string, message: string, hint: string): ToolFailure {
  return { error: { code, message, hint } };
}

function translate(name: string, error: unknown, signal: AbortSignal): ToolFailure {
  if (signal.aborted) throw error;
  if (error instanceof InvalidInputError || error instanceof NotFoundError || error instanceof UnprocessableError) {
    return failure(error.code, error.message, 'Go on without this result and do not guess what it would have said.');
  }
  if (error instanceof SeptetError) throw error;
  throw new ToolExecutionError('tool.failed', `The tool ${name} failed.`, { cause: error, details: { tool: name } });
}
