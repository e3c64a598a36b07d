/** The seven, in the order in which a page lists them. */
export const agentNames = ['creator', 'trend', 'engagement', 'scheduler', 'performance', 'competitor', 'crisis'] as const;

export type AgentName = (typeof agentNames)[number];
