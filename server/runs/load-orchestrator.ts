import type { Logger } from 'pino';
import type { ApprovalDesk } from '../../graphs/orchestrator/index.ts';
import type { LoadedOrchestrator } from './deps.ts';

export interface OrchestratorLoader {
  /** Made at the first call: an idle process does not carry LangGraph. A failed call is tried again by the next. */
  load(): Promise<LoadedOrchestrator>;
  close(): Promise<void>;
}

export function createOrchestratorLoader(options: {
  checkpointUrl: string;
  approvalDesk: ApprovalDesk;
  logger: Logger;
}): OrchestratorLoader {
  let loading: Promise<LoadedOrchestrator & { close(): Promise<void> }> | undefined;

  async function build() {
    const [{ createCheckpointer }, { createOrchestrator }] = await Promise.all([
      import('../../graphs/index.ts'),
      import('../../graphs/orchestrator/index.ts'),
    ]);
    const { checkpointer, close } = createCheckpointer({
      url: options.checkpointUrl,
      onConnectionLost: (error) => options.logger.warn({ err: error }, 'checkpoint connection lost'),
    });
    const orchestrator = createOrchestrator({ checkpointer, approvalDesk: options.approvalDesk, logger: options.logger });
    async function readProgressMark(threadId: string): Promise<string> {
      const tuple = await checkpointer.getTuple({ configurable: { thread_id: threadId, checkpoint_ns: '' } });
      return tuple === undefined ? 'not begun' : `${tuple.checkpoint.id} ${tuple.pendingWrites?.length ?? 0}`;
    }
    return { orchestrator, readProgressMark, deleteThread: (threadId: string) => checkpointer.deleteThread(threadId), close };
  }

  return {
    load() {
      loading ??= build().catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      return loading;
    },
    async close() {
      const loaded = await loading?.catch(() => undefined);
      loading = undefined;
      await loaded?.close();
    },
  };
}
