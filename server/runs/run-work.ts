import { createOrganisationQueries } from '../../db/queries/organisations.ts';
import { createRunQueries, type RunRecord } from '../../db/queries/runs.ts';
import type { OrchestratorInput, RunServices } from '../../graphs/orchestrator/index.ts';
import type { RunDeps } from './deps.ts';
import { parseRunInput } from './run-input.ts';
import type { RunLease } from './run-lease.ts';
import { createRunMeter } from './run-meter.ts';
import { createStepWriter } from './step-writer.ts';

export interface RunWork {
  input: OrchestratorInput;
  services: RunServices;
  /** Writes down what is still on its way: steps, tokens, costs. */
  flush(): Promise<void>;
}

/** Everything that one stretch of a run works with, bound to its organisation, its epoch and its books. */
export async function createRunWork(deps: RunDeps, run: RunRecord, lease: RunLease): Promise<RunWork> {
  const { organisationId } = run;
  const stored = parseRunInput(run.input);
  const [models, memory, { createResearchTools }] = await Promise.all([
    deps.loadModels(),
    deps.loadMemory(),
    import('../../tools/research/index.ts'),
  ]);
  const organisation = await deps.database.inOrganisation(organisationId, (tx) => createOrganisationQueries(tx).get());
  const meter = createRunMeter({
    monthlyBudgetUsd: organisation.monthlyBudgetUsd,
    readSpentUsd: () => deps.database.inOrganisation(organisationId, (tx) => createRunQueries(tx).costThisMonthUsd()),
  });
  const steps = createStepWriter({
    database: deps.database,
    run,
    meter,
    onFault: (error) => lease.abort(error instanceof Error ? error : new Error('steps can not be written', { cause: error })),
  });
  const tools = createResearchTools({
    database: deps.database,
    organisationId,
    brandId: stored.brandId,
    asOf: stored.asOf === undefined ? undefined : new Date(stored.asOf),
    clock: deps.clock,
    memory,
    brief: stored.orchestrator.workflow === 'campaign' ? stored.orchestrator.brief : undefined,
  });

  const services: RunServices = {
    organisationId,
    runId: run.id,
    epoch: run.epoch,
    campaignId: run.campaignId ?? '',
    brandId: stored.brandId,
    asOf: stored.asOf,
    clock: deps.clock,
    modelFor: (agent) => models.chatModel({ agent, signal: lease.signal, meter: meter.forAgent(agent) }),
    toolsFor: (agent) => tools[agent],
    async report(step) {
      lease.signal.throwIfAborted();
      await steps.write(step);
      if (step.kind === 'started') await deps.failpoints.hit(`agent.${step.agent}`);
      await deps.failpoints.hit(`agent.${step.agent}.${step.kind}`);
    },
    async renderImage(request) {
      lease.signal.throwIfAborted();
      const { renderCard } = await import('../../tools/media/index.ts');
      const card = await renderCard(request);
      const { id, sha256 } = await deps.media.store(organisationId, {
        ...card,
        altText: request.altText,
        origin: { kind: 'card', runId: run.id },
      });
      return { mediaId: id, sha256 };
    },
    async remember(note) {
      lease.signal.throwIfAborted();
      await memory.remember(organisationId, { ...note, brandId: stored.brandId });
    },
  };
  return { input: stored.orchestrator, services, flush: () => steps.flush() };
}
