import { AIMessage, type BaseMessage, HumanMessage, isAIMessage, SystemMessage } from '@langchain/core/messages';
import {
  END,
  type LangGraphRunnableConfig,
  MessagesValue,
  RunControl,
  START,
  StateGraph,
  StateSchema,
} from '@langchain/langgraph';
import { z } from 'zod';
import { ModelOutputError, ToolExecutionError } from '../db/errors.ts';
import { createToolGateway } from '../tools/gateway.ts';
import { trust } from '../tools/define-tool.ts';
import type { AgentDefinition, AgentResult, AgentServices } from './define-agent.ts';
import { reportFailure, reportResult } from './report-run.ts';
import { addUsage, askStructured, repairRequest } from './structured-answer.ts';
import { createToolSession, type ToolSession } from './tool-session.ts';

/** Times that a model may ask for tools before it has to answer. */
export const maxToolRounds = 6;

/** Supersteps of the longest possible run, with room for the fixed nodes. */
const recursionLimit = 2 * maxToolRounds + 10;

/** What lives as long as one call and is never serialised: services, and the tools with what they have shown so far. */
const callContext = z.object({ services: z.custom<AgentServices>(), session: z.custom<ToolSession>() });

type CallContext = z.output<typeof callContext>;

type Runtime = LangGraphRunnableConfig<CallContext>;

export interface AgentGraph<Input, Output> {
  run(input: Input, services: AgentServices): Promise<AgentResult<Output>>;
}

/** prepare -> model <-> tools -> gather_evidence -> answer -> finish. Without checkpoints: an agent's call is the unit that is repeated. */
export function buildAgentGraph<Input, Narrative extends Record<string, unknown>, Output>(
  definition: AgentDefinition<Input, Narrative, Output>,
): AgentGraph<Input, Output> {
  const outputFields = { output: z.custom<Output>(), trust };
  const state = new StateSchema({
    input: z.custom<Input>(),
    messages: MessagesValue,
    toolRounds: z.int().default(0),
    narrative: z.custom<Narrative>(),
    ...outputFields,
  });
  type State = typeof state.State;
  type Update = typeof state.Update;

  function prepare({ input }: State, runtime: Runtime): Update {
    const { system, human } = definition.buildMessages(input, contextOf(runtime).services.now());
    return { messages: [new SystemMessage(system), new HumanMessage(human)] };
  }

  async function model({ messages, toolRounds }: State, runtime: Runtime): Promise<Update> {
    const { services, session } = contextOf(runtime);
    const tools = session.offered();
    if (tools.length === 0 || toolRounds >= maxToolRounds) return {};
    const { model: chatModel } = services;
    if (chatModel.bindTools === undefined)
      throw new ModelOutputError('agent.model_without_tools', 'The configured model can not call tools.');
    const answer = await chatModel.bindTools(tools).invoke(messages, { signal: services.signal });
    addUsage(session.usage, answer);
    return asksForTools(answer) ? { messages: [answer], toolRounds: toolRounds + 1 } : {};
  }

  function afterModel({ messages }: State): 'tools' | 'gather_evidence' {
    return asksForTools(messages.at(-1)) ? 'tools' : 'gather_evidence';
  }

  async function tools({ messages }: State, runtime: Runtime): Promise<Update> {
    const last = messages.at(-1);
    const calls = last !== undefined && isAIMessage(last) ? (last.tool_calls ?? []) : [];
    return { messages: await contextOf(runtime).session.answer(calls) };
  }

  /** What the model left out although the output needs it, called by code and shown to the model as if it had asked. */
  async function gatherEvidence({ input }: State, runtime: Runtime): Promise<Update> {
    const { session } = contextOf(runtime);
    const missing = session.missing(definition.requiredCalls?.(input) ?? []);
    if (missing.length === 0) return {};
    const request = new AIMessage({ content: '', tool_calls: missing });
    return { messages: [request, ...(await session.answer(missing))] };
  }

  async function answer({ messages }: State, runtime: Runtime): Promise<Update> {
    const { services, session } = contextOf(runtime);
    return { narrative: await ask(messages, services, session) };
  }

  async function finish({ input, messages, narrative }: State, runtime: Runtime): Promise<Update> {
    const { services, session } = contextOf(runtime);
    const output = await definition.finish({
      input,
      narrative,
      services,
      calls: session.calls,
      callTool: (tool, args) => session.callByCode(tool, args),
      askAgain: (problem) => askAgain(messages, narrative, problem, services, session),
    });
    return { output: parseOutput(definition, output), trust: session.trust() };
  }

  async function askAgain(
    messages: readonly BaseMessage[],
    given: Narrative,
    problem: string,
    services: AgentServices,
    session: ToolSession,
  ) {
    const repair = [...messages, new AIMessage(JSON.stringify(given)), new HumanMessage(repairRequest(problem))];
    try {
      return await ask(repair, services, session);
    } catch (error) {
      if (error instanceof ModelOutputError) return undefined;
      throw error;
    }
  }

  async function ask(messages: readonly BaseMessage[], services: AgentServices, session: ToolSession): Promise<Narrative> {
    const { answer: given, usage } = await askStructured({
      model: services.model,
      schema: definition.narrative,
      agent: definition.name,
      messages,
      signal: services.signal,
    });
    session.usage.promptTokens += usage.promptTokens;
    session.usage.completionTokens += usage.completionTokens;
    return given;
  }

  const graph = new StateGraph({ state, output: new StateSchema(outputFields), context: callContext })
    .addNode('prepare', prepare)
    .addNode('model', model)
    .addNode('tools', tools)
    .addNode('gather_evidence', gatherEvidence)
    .addNode('answer', answer)
    .addNode('finish', finish)
    .addEdge(START, 'prepare')
    .addEdge('prepare', 'model')
    .addConditionalEdges('model', afterModel, ['tools', 'gather_evidence'])
    .addEdge('tools', 'model')
    .addEdge('gather_evidence', 'answer')
    .addEdge('answer', 'finish')
    .addEdge('finish', END)
    .compile({ checkpointer: false, name: definition.name });

  async function run(input: Input, services: AgentServices): Promise<AgentResult<Output>> {
    const gateway = createToolGateway({ tools: services.tools, grants: ['read', 'propose'] });
    const session = createToolSession({
      gateway,
      agent: definition.name,
      services,
      codeOnlyTools: definition.codeOnlyTools ?? [],
    });
    const context: CallContext = { services, session };
    try {
      // A control of its own: on shutdown the run stops between the orchestrator's steps, and an agent's paid work is not thrown away.
      const result = await graph.invoke(
        { input },
        { context, signal: services.signal, recursionLimit, control: new RunControl() },
      );
      const output = parseOutput(definition, result.output);
      await reportResult(definition, { input, output, trust: result.trust }, services, session);
      return { output, trust: result.trust };
    } catch (error) {
      if (!services.signal.aborted) await reportFailure(definition.name, error, services);
      throw error;
    }
  }

  return { run };
}

function contextOf(runtime: Runtime): CallContext {
  if (runtime.context === undefined)
    throw new ToolExecutionError('agent.no_services', 'The agent graph was invoked without its services.');
  return runtime.context;
}

function asksForTools(message: BaseMessage | undefined): boolean {
  return message !== undefined && isAIMessage(message) && (message.tool_calls?.length ?? 0) > 0;
}

/** A mismatch here is our own mistake, not the model's: numbers and structure come from code. */
function parseOutput<Input, Narrative extends Record<string, unknown>, Output>(
  definition: AgentDefinition<Input, Narrative, Output>,
  output: unknown,
): Output {
  const parsed = definition.output.safeParse(output);
  if (parsed.success) return parsed.data;
  throw new ModelOutputError(
    'agent.invalid_output',
    `The ${definition.name} agent put out something its schema does not allow: ${z.prettifyError(parsed.error)}`,
  );
}
