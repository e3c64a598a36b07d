import { type BaseCheckpointSaver, END, START, StateGraph } from '@langchain/langgraph';
import { researchNodes, routeAfterApproval, routeAfterJudging, routeToScorers, routeToWriters, routeWorkflow } from './edges.ts';
import { createAssignPostsNode } from './nodes/assign-posts.ts';
import { createAwaitApprovalNode } from './nodes/await-approval.ts';
import { createCheckRiskNode } from './nodes/check-risk.ts';
import { createCompareDraftsNode } from './nodes/compare-drafts.ts';
import { createDraftPostsNode } from './nodes/draft-posts.ts';
import { createFinishNode } from './nodes/finish.ts';
import { createIllustratePostsNode } from './nodes/illustrate-posts.ts';
import { createJudgeDraftsNode } from './nodes/judge-drafts.ts';
import { createPlanTasksNode } from './nodes/plan-tasks.ts';
import { createFindTrendsNode, createReviewHistoryNode, createStudyCompetitorsNode } from './nodes/research.ts';
import { createReviewPublicationsNode } from './nodes/review-publications.ts';
import { createRevisePostsNode } from './nodes/revise-posts.ts';
import { createSchedulePostsNode } from './nodes/schedule-posts.ts';
import { createScoreDraftsNode } from './nodes/score-drafts.ts';
import { createSubmitPlanNode } from './nodes/submit-plan.ts';
import { type NodeDeps, runContext } from './runtime.ts';
import { orchestratorState } from './state.ts';
import { reviseTask, scoreTask, writeTask } from './tasks.ts';

/** The orchestrator: wiring only. Joins are nodes of their own, because a router behind a fan-out would run once per branch. */
export function buildOrchestratorGraph(deps: NodeDeps, checkpointer: BaseCheckpointSaver) {
  return new StateGraph({ state: orchestratorState, context: runContext })
    .addNode('plan_tasks', createPlanTasksNode())
    .addNode('find_trends', createFindTrendsNode(deps))
    .addNode('study_competitors', createStudyCompetitorsNode(deps))
    .addNode('review_history', createReviewHistoryNode(deps))
    .addNode('assign_posts', createAssignPostsNode())
    .addNode('draft_posts', createDraftPostsNode(deps), { input: writeTask })
    .addNode('compare_drafts', createCompareDraftsNode())
    .addNode('score_drafts', createScoreDraftsNode(deps), { input: scoreTask })
    .addNode('judge_drafts', createJudgeDraftsNode())
    .addNode('illustrate_posts', createIllustratePostsNode())
    .addNode('schedule_posts', createSchedulePostsNode(deps))
    .addNode('check_risk', createCheckRiskNode(deps))
    .addNode('submit_plan', createSubmitPlanNode(deps))
    .addNode('await_approval', createAwaitApprovalNode(deps))
    .addNode('revise_posts', createRevisePostsNode(deps), { input: reviseTask })
    .addNode('submit_revision', createSubmitPlanNode(deps))
    .addNode('finish', createFinishNode())
    .addNode('review_publications', createReviewPublicationsNode(deps))
    .addConditionalEdges(START, routeWorkflow, ['plan_tasks', 'review_publications'])
    .addConditionalEdges('plan_tasks', () => [...researchNodes], [...researchNodes])
    .addEdge([...researchNodes], 'assign_posts')
    .addConditionalEdges('assign_posts', routeToWriters, ['draft_posts'])
    .addEdge('draft_posts', 'compare_drafts')
    .addConditionalEdges('compare_drafts', routeToScorers, ['score_drafts', 'judge_drafts'])
    .addEdge('score_drafts', 'judge_drafts')
    .addConditionalEdges('judge_drafts', routeAfterJudging, ['draft_posts', 'schedule_posts', 'illustrate_posts'])
    .addEdge('schedule_posts', 'check_risk')
    .addEdge(['illustrate_posts', 'check_risk'], 'submit_plan')
    .addEdge('submit_plan', 'await_approval')
    .addConditionalEdges('await_approval', routeAfterApproval, ['await_approval', 'revise_posts', 'finish'])
    .addEdge('revise_posts', 'submit_revision')
    .addEdge('submit_revision', 'await_approval')
    .addEdge('finish', END)
    .addEdge('review_publications', END)
    .compile({ checkpointer, name: 'orchestrator' });
}
