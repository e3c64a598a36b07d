import type { BrandKit } from '../tools/content/index.ts';
import type { AgentMessages } from './define-agent.ts';
import { buildSystemMessage, joinSections, jsonSection, textSection } from './prompt-sections.ts';

/** What every analyst is told, whoever it is. */
const analystRules = [
  'Read the findings of your tools and say what they mean for the task; most important first.',
  'Say plainly when there is not enough data, and when a finding is old.',
  'Recommend at most five things, each something that a person or another agent can do.',
];

export interface AnalystPrompt {
  role: string;
  rules: readonly string[];
  /** One sentence. */
  task: string;
  brief?: string;
  brandKit: BrandKit;
  /** Values for tool arguments, by parameter name. */
  context: Record<string, unknown>;
  draft?: { text: string };
}

export function buildAnalystPrompt({ role, rules, task, brief, brandKit, context, draft }: AnalystPrompt): AgentMessages {
  return {
    system: buildSystemMessage(role, [...analystRules, ...rules]),
    human: joinSections([
      textSection('task', task),
      brief === undefined ? undefined : textSection('brief', brief),
      jsonSection('brand_kit', brandKit),
      jsonSection('context', context),
      draft === undefined ? undefined : jsonSection('draft', draft),
    ]),
  };
}
