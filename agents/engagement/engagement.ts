import { z } from 'zod';
import { isToolFailure } from '../../tools/define-tool.ts';
import { finishAnalysis } from '../analysis.ts';
import { defineAgent, type FinishContext } from '../define-agent.ts';
import { type AnalystNarrative, analystNarrative } from '../narrative.ts';
import { channelName } from '../shared-schema.ts';
import { buildEngagementPrompt, promptVersion } from './prompt.ts';
import {
  type EngagementInput,
  engagementInput,
  type EngagementOutput,
  engagementOutput,
  prediction,
  type Prediction,
} from './schema.ts';

const tool = 'predict_engagement';

/** Predicts how the variants of a post will do, from the account's own history, and says what to change. */
export function createEngagement() {
  return defineAgent<EngagementInput, AnalystNarrative, EngagementOutput>({
    name: 'engagement',
    title: 'Engagement predictor',
    description: 'Predicts engagement with an interval, says what to change and why, proposes A/B tests.',
    promptVersion,
    input: engagementInput,
    narrative: analystNarrative,
    output: engagementOutput,
    buildMessages: buildEngagementPrompt,
    requiredCalls: ({ channel, texts }) => [{ tool, args: { channelId: channel.id, text: texts[0] ?? '' } }],
    describeStart: ({ channel, texts }) =>
      `Scoring ${texts.length === 1 ? 'a draft' : `${texts.length} variants`} for ${channelName(channel)}`,
    describeFinish: ({ predictions, chosen }, { channel }) => describePrediction(predictions[chosen], channelName(channel)),
    finish,
  });
}

async function finish(context: FinishContext<EngagementInput, AnalystNarrative>): Promise<EngagementOutput> {
  const { channel, texts, brief } = context.input;
  // The model argued about the favourite; the other variants only need their figures.
  const analysis = await finishAnalysis(context, [brief, ...texts]);
  const predictions: Prediction[] = [];
  for (const text of texts) predictions.push(await predict(context, channel.id, text));
  const chosen = chooseText(predictions);
  return {
    ...analysis,
    channelId: channel.id,
    predictions,
    chosen,
    changes: analysis.recommendations.map(({ text, citedIds }) => ({
      what: text,
      why:
        analysis.evidence
          .filter(({ id }) => citedIds.includes(id))
          .map((item) => item.text)
          .join(' ') || analysis.summary,
    })),
    abProposal: proposeTest(predictions, chosen),
  };
}

async function predict(
  { calls, callTool }: FinishContext<EngagementInput, AnalystNarrative>,
  channelId: string,
  text: string,
): Promise<Prediction> {
  const made = calls.find((call) => call.tool === tool && call.args.channelId === channelId && call.args.text === text);
  const result = made?.result ?? (await callTool(tool, { channelId, text }));
  if (isToolFailure(result)) return { notEnoughData: true, basis: result.error.message };
  const parsed = z.union([prediction, z.object({ prediction })]).safeParse(result.data);
  if (!parsed.success)
    return { notEnoughData: true, basis: result.findings[0]?.text ?? 'The account has too few measured posts.' };
  return 'prediction' in parsed.data ? parsed.data.prediction : parsed.data;
}

/** The writer's favourite stays unless another text's interval lies wholly above its prediction. */
function chooseText(predictions: readonly Prediction[]): number {
  const [favourite] = predictions;
  if (favourite === undefined || !('relative' in favourite)) return 0;
  const better = predictions.findIndex((other) => 'relative' in other && other.low > favourite.relative);
  return better === -1 ? 0 : better;
}

function proposeTest(predictions: readonly Prediction[], chosen: number): EngagementOutput['abProposal'] {
  const first = predictions[chosen];
  if (first === undefined || !('relative' in first)) return undefined;
  const second = predictions.findIndex(
    (other, index) => index !== chosen && 'relative' in other && other.high > first.low && other.low < first.high,
  );
  if (second === -1) return undefined;
  return { first: chosen, second, reason: 'Their predicted intervals overlap: only a test can tell which does better.' };
}

function describePrediction(found: Prediction | undefined, channel: string): string {
  if (found === undefined || !('relative' in found)) return `Not enough data on ${channel} to predict engagement`;
  const percent = (value: number) => `${Math.round(value * 100)} %`;
  return `Predicts ${percent(found.relative)} of the usual engagement on ${channel}, between ${percent(found.low)} and ${percent(found.high)}`;
}
