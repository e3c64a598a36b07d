import { z } from 'zod';
import {
  type EngagementForecast,
  engagementMinimum,
  type EngagementModel,
  featuresOf,
  type FeatureEffect,
} from '../analytics/index.ts';
import { type AgentTool, defineTool, type ToolFinding } from '../define-tool.ts';
import { featureWords } from './feature-words.ts';
import { platformName } from './performance-tool.ts';
import { finding, type ResearchContext } from './research-context.ts';
import { count, day, figure, percent } from './sentences.ts';
import type { ChannelHistory } from './sources.ts';

/** Effect: read. How a draft will do, from the account's own history, and what to change about it. */
export function createPredictEngagement(context: ResearchContext): AgentTool {
  return defineTool({
    name: 'predict_engagement',
    description:
      'Predicts how a draft will do on one of our channels relative to its usual post, with an interval, or says that there is not enough data; and which changes of form the account’s history supports.',
    effect: 'read',
    input: z.object({
      channelId: z.uuid().describe('Id of one of our channels.'),
      text: z.string().min(1).max(10_000).describe('The draft as it would be published.'),
      hasImage: z.boolean().optional().describe('Whether an image goes with it; absent: as the channel usually does.'),
    }),
    async execute({ channelId, text, hasImage }) {
      const history = await context.sources.history(channelId);
      const now = context.clock.now();
      const model = history.model();
      if (model === undefined) return notEnough(history, now);
      const usesImages = history.posts.filter((post) => post.mediaCount > 0).length * 2 >= history.posts.length;
      const draft = { text, mediaCount: (hasImage ?? (history.channel.platform === 'instagram' || usesImages)) ? 1 : 0 };
      return explain(history, model, draft, now);
    },
  });
}

function notEnough(history: ChannelHistory, now: Date) {
  const basis = `${count(history.relative.length, 'post')} with a baseline; ${engagementMinimum} are needed`;
  const text = `There is not enough data to predict engagement on ${platformName(history.channel.platform)}: ${basis}.`;
  const findings = [
    finding(now, {
      id: `channel:${history.channel.id}:engagement`,
      text,
      importance: 0.5,
      trust: 'trusted',
      at: history.posts.length === 0 ? undefined : history.asOf,
    }),
  ];
  return { findings, data: { prediction: { notEnoughData: true, basis } } };
}

function explain(history: ChannelHistory, model: EngagementModel, draft: { text: string; mediaCount: number }, now: Date) {
  const forecast = model.predict(draft);
  const since = history.posts[0]?.postedAt ?? history.asOf;
  const basis = `${count(model.postCount, 'post')} from ${day(since, history.channel.timeZone)} to ${day(history.asOf, history.channel.timeZone)}, ${percent(forecast.coverage)} interval`;
  const findings: ToolFinding[] = [
    finding(now, {
      id: `channel:${history.channel.id}:engagement`,
      text: describeForecast(forecast, model, basis),
      importance: 0.9,
      trust: 'trusted',
      at: history.asOf,
    }),
    ...supportedChanges(model, draft).map((effect, index) => {
      const { advice, text } = describeEffect(effect, draft);
      return finding(now, {
        id: `channel:${history.channel.id}:${effect.feature}`,
        text,
        importance: 0.75 - index * 0.1,
        trust: 'trusted',
        advice,
        at: history.asOf,
      });
    }),
  ];
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return {
    findings,
    data: {
      prediction: { relative: round(forecast.relative), low: round(forecast.low), high: round(forecast.high), basis },
      usualInteractions: model.usualInteractions,
      drivers: forecast.drivers.slice(0, 5).map(({ feature, factor }) => ({ feature, factor: round(factor) })),
    },
  };
}

function describeForecast(forecast: EngagementForecast, model: EngagementModel, basis: string): string {
  const { relative, low, high } = forecast;
  return `This draft should earn ${figure(relative)} times the usual engagement of this account, between ${figure(low)} and ${figure(high)} (${basis}); the usual is ${count(model.usualInteractions, 'interaction')}.`;
}

/** Changes of form that the history reliably supports and that this draft has not made yet. */
function supportedChanges(model: EngagementModel, draft: { text: string; mediaCount: number }): FeatureEffect[] {
  const has = featuresOf(draft);
  return model.effects
    .filter((effect) => effect.isReliable && Math.abs(Math.log(effect.factor)) >= Math.log(1.08))
    .filter(
      (effect) =>
        (effect.factor > 1
          ? has[effect.feature] < 0.5 && featureWords[effect.feature].add
          : has[effect.feature] >= 0.5 && featureWords[effect.feature].drop) !== undefined,
    )
    .filter((effect) => (effect.factor > 1 ? has[effect.feature] < 0.5 : has[effect.feature] >= 0.5))
    .sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)))
    .slice(0, 3);
}

function describeEffect(
  { feature, factor, low, high, count: posts }: FeatureEffect,
  draft: { text: string },
): { text: string; advice?: string } {
  const words = featureWords[feature];
  const advice = factor > 1 ? words.add : words.drop;
  const draftSide = factor > 1 ? 'this draft has none' : 'this draft has it';
  const side =
    feature === 'length' || feature === 'very_short' ? `this draft has ${count(draft.text.length, 'character')}` : draftSide;
  return {
    text: `On this account posts with ${words.having} earned ${figure(factor)} times as much as posts without, everything else equal (90% interval ${figure(low)} to ${figure(high)}, ${count(posts, 'post')}); ${side}.`,
    advice,
  };
}
