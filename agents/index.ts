export { agentNames, type AgentName } from './agent-names.ts';
export { defineAgent, type Agent, type AgentDefinition, type AgentResult, type AgentServices, type ToolCallRecord } from './define-agent.ts';
export type { StepReport } from './step-report.ts';
