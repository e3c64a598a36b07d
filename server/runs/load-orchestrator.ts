import type { Logger } from 'pino';
import type { ApprovalDesk } from '../../graphs/orchestrator/index.ts';
import type { LoadedOrchestrator } from './deps.ts';

export interface OrchestratorLoader {
  /** Made at the first call: an idle process does not carry LangGraph. */
  load(): Promise<LoadedOrchestrator>;
  close(): Promise<void>;
}

export function createOrchestratorLoader(options: { checkpointUrl: string; approvalDesk: ApprovalDesk; logger: Logger }): OrchestratorLoader {
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
    return { orchestrator, readProgressMark, close };
  }

  return {
    async load() {
      loading ??= build();
      try {
        return await loading;
      } catch (error) {
        loading = undefined;
        throw error;
      }
    },
    async close() {
      if (loading === undefined) return;
      const loaded = await loading.catch(() => undefined);
      await loaded?.close();
    },
  };
}
