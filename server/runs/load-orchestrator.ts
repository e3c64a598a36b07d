import type { Logger } from 'pino';
import type { FencedPostgresSaver } from '../../graphs/index.ts';
import type { ApprovalDesk } from '../../graphs/orchestrator/index.ts';
import type { LoadedOrchestrator } from './deps.ts';

/** Made at the first call: an idle process does not carry LangGraph. A failed call is tried again by the next. */
export function createOrchestratorLoader(options: {
  loadCheckpointer(): Promise<FencedPostgresSaver>;
  approvalDesk: ApprovalDesk;
  logger: Logger;
}): () => Promise<LoadedOrchestrator> {
  let loading: Promise<LoadedOrchestrator> | undefined;

  async function load(): Promise<LoadedOrchestrator> {
    const [checkpointer, { createOrchestrator }] = await Promise.all([options.loadCheckpointer(), import('../../graphs/orchestrator/index.ts')]);
    const orchestrator = createOrchestrator({ checkpointer, approvalDesk: options.approvalDesk, logger: options.logger });
    async function readProgressMark(threadId: string): Promise<string> {
      const tuple = await checkpointer.getTuple({ configurable: { thread_id: threadId, checkpoint_ns: '' } });
      return tuple === undefined ? 'not begun' : `${tuple.checkpoint.id} ${tuple.pendingWrites?.length ?? 0}`;
    }
    return { orchestrator, readProgressMark };
  }

  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
