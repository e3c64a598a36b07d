import { extractHandles, findBannedByBrief } from '../../../content/index.ts';
import type { Platform } from '../../../platforms/connector.ts';
import type { Fact, PromptSections } from '../prompt-sections.ts';
import { readAngle } from './angle.ts';
import { type BriefReading, readBrief } from './brief-reading.ts';
import type { Assignment } from './desk.ts';
import { type Directives, mergeDirectives, noDirectives, readDirectives } from './directives.ts';
import { chooseDomain } from './domain-choice.ts';
import { type Insight, isInsight, readInsights } from './insights.ts';
import type { Domain } from './domains.ts';
import { type Forbidden, type Material, findMention, forbiddenBy, gatherMaterials, readWish } from './materials.ts';
import { matters } from './related-words.ts';
import { fieldTips } from './tips.ts';
import { buildVoice, readBrandKit, standingDirectives } from './voice-profile.ts';

const defaultLimits: Readonly<Record<Platform, number>> = { x: 280, instagram: 2_200, linkedin: 3_000 };

/** Everything that one call of the writer has to honour, read from the prompt. */
export function readAssignment(sections: PromptSections): { assignment: Assignment; insights: Insight[]; wishes: string[] } {
  const kit = readBrandKit(sections.brandKit);
  const platform = readPlatform(sections.channel['platform']);
  const limit = sections.channel['limitChars'];
  const brief = sections.brief === '' ? sections.loose : sections.brief;
  const reading = readBrief(brief);
  const known: Fact[] = [...sections.facts, ...sections.findings].filter((fact) => fact.trusted);
  const insights = readInsights(known);
  const asked = sections.feedback === '' ? noDirectives() : readDirectives(sections.feedback);
  const directives = withInsights(mergeDirectives(standingDirectives(kit), formOf(brief), asked), insights);
  const domain = chooseDomain([
    {
      text: [reading.subject?.long ?? '', reading.statement ?? '', ...reading.details, reading.callToAction ?? ''].join(' '),
      weight: 3,
    },
    { text: `${kit.name} ${kit.description}`, weight: 4 },
    { text: kit.facts.map((fact) => fact.text).join(' '), weight: 0.5 },
  ]);
  const forbidden = forbiddenBy(kit, brief, directives);
  // Findings are about posts and audiences, so only facts can be material.
  const materials = gatherMaterials(
    kit,
    reading,
    sections.facts.filter((fact) => fact.trusted && !isInsight(fact)),
    forbidden,
  );
  materials.push(...tipsFor(reading, domain, forbidden));
  const usual = buildVoice(kit, platform, reading, directives, domain.sober === true);
  const draft = sections.drafts[0]?.['text'];
  const voice =
    asked.length === 'shorter' && typeof draft === 'string'
      ? { ...usual, length: { least: 0, most: Math.min(usual.length.most, draft.replaceAll(/#\S+/g, '').trim().length * 0.8) } }
      : usual;
  const musts = directives.mention.flatMap((wish) => {
    const found = findMention(wish, materials);
    if (found !== undefined) return [{ text: found.text, id: found.id }];
    const { sentence } = readWish(wish);
    return sentence === undefined ? [] : [{ text: sentence, id: '' }];
  });
  const wishes = directives.mention
    .filter((wish) => findMention(wish, materials) === undefined)
    .flatMap((wish) => readWish(wish).thing ?? [])
    .filter((wish) => isNameable(wish));
  const cleaned = {
    ...reading,
    statement: reading.statement !== undefined && forbidden(reading.statement) ? undefined : reading.statement,
    callToAction: reading.callToAction !== undefined && forbidden(reading.callToAction) ? undefined : reading.callToAction,
  };
  const subjectIsFine = cleaned.subject === undefined || !forbidden(cleaned.subject.full);
  const assignment: Assignment = {
    kit,
    platform,
    limitChars: typeof limit === 'number' && limit > 0 ? limit : defaultLimits[platform],
    reading: subjectIsFine
      ? cleaned
      : { ...cleaned, subject: undefined, kind: cleaned.statement === undefined ? 'hello' : cleaned.kind },
    directives,
    asked,
    domain,
    angle: readAngle(sections.task),
    voice,
    materials,
    musts,
    forbidden,
  };
  return { assignment, insights, wishes };
}

/** Where the brief asks for tips, the field's own are something to say. */
function tipsFor({ subject }: BriefReading, domain: Domain, forbidden: Forbidden): Material[] {
  if (subject === undefined || !/\b(?:tips?|tricks?|advice)\b|^how to\b/iu.test(subject.full)) return [];
  const about = matters(subject.full);
  const isClose = (tip: string): boolean =>
    !/^how to\b/iu.test(subject.full) || [...matters(tip)].some((word) => about.has(word));
  return (fieldTips[domain.name] ?? [])
    .filter((tip) => isClose(tip) && !forbidden(tip))
    .map((text) => ({ id: '', text, short: text, items: [], isSentence: false, relevance: 2 }));
}

/** What a brief says about form rather than content: "no emoji", "ask a question". */
function formOf(brief: string): Directives {
  const read = readDirectives(brief);
  return {
    ...noDirectives(),
    emoji: read.emoji,
    hashtags: read.hashtags,
    question: read.question,
    exclamation: read.exclamation,
    callToAction: read.callToAction,
    lessSalesy: read.lessSalesy,
  };
}

/** What earlier posts taught counts where nobody said otherwise. */
function withInsights(directives: Directives, insights: readonly Insight[]): Directives {
  const first = <Key extends 'length' | 'emoji' | 'hashtags'>(key: Key): Insight[Key] =>
    insights.find((insight) => insight[key] !== undefined)?.[key];
  return {
    ...directives,
    length: directives.length ?? (first('length') === 'shorter' ? undefined : first('length')),
    hashtags: directives.hashtags,
  };
}

function readPlatform(value: unknown): Platform {
  return value === 'instagram' || value === 'linkedin' ? value : 'x';
}

/** Wishes such as "the price" name something we do not know: there is nothing to say then. */
function isNameable(wish: string): boolean {
  return (
    !/^(?:the\s+|our\s+)?(?:prices?|dates?|time|location|address|link|website|details?|name|opening hours|costs?)$/iu.test(
      wish,
    ) &&
    wish.length <= 120 &&
    findBannedByBrief('', wish).length === 0 &&
    extractHandles(wish).length <= 3
  );
}
