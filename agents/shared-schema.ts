import { z } from 'zod';
import { trust } from '../tools/define-tool.ts';
import { platforms } from '../tools/platforms/connector.ts';

/** A channel as agents know it. No token, no account id. */
export const agentChannel = z.object({
  id: z.string(),
  platform: z.enum(platforms),
  handle: z.string(),
  timeZone: z.string(),
});

export type AgentChannel = z.output<typeof agentChannel>;

/** Something known, with where it may be looked up and whether a stranger had a hand in it. */
export const evidenceItem = z.object({ id: z.string(), text: z.string(), trust, stale: z.boolean().optional() });

export type EvidenceItem = z.output<typeof evidenceItem>;

/** The part of an analyst's output that is language, with the findings it rests on. */
export const analysis = z.object({
  summary: z.string(),
  recommendations: z.array(z.object({ text: z.string(), citedIds: z.array(z.string()) })).max(5),
  /** What the tools found, most important first. */
  evidence: z.array(evidenceItem),
});

export type Analysis = z.output<typeof analysis>;

export const platformNames = { x: 'X', instagram: 'Instagram', linkedin: 'LinkedIn' } as const;

/** "@northwind on X" */
export function channelName(channel: Pick<AgentChannel, 'platform' | 'handle'>): string {
  return `@${channel.handle.replace(/^@/u, '')} on ${platformNames[channel.platform]}`;
}
