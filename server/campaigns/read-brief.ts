import { InvalidInputError, PayloadTooLargeError } from '../../db/errors.ts';
import { briefLimitChars } from './schema.ts';

/** Everything that is no text: control characters other than tab and line ends, halves of characters, noncharacters. */
const notText = /[\p{Cc}--[\t\n\r]]|[\p{Cs}\uFFFE\uFFFF]/v;

/**
 * Line ends as one kind, no space around it.
 *
 * @throws {PayloadTooLargeError} `campaign.brief_too_long`
 * @throws {InvalidInputError} `campaign.brief_empty`, `campaign.brief_not_text`
 */
export function readBrief(given: string): string {
  const brief = given.replaceAll('\r\n', '\n').trim();
  if (brief.length > briefLimitChars) {
    throw new PayloadTooLargeError(
      'campaign.brief_too_long',
      `A brief has at most ${briefLimitChars} characters; this one has ${brief.length}.`,
      {
        details: { field: 'brief', limit: briefLimitChars, actual: brief.length },
      },
    );
  }
  if (brief === '')
    throw new InvalidInputError('campaign.brief_empty', 'Say in a sentence or two what the campaign is about.', {
      details: { field: 'brief' },
    });
  if (notText.test(brief) || !/\p{L}/u.test(brief)) {
    throw new InvalidInputError(
      'campaign.brief_not_text',
      'The brief is not text: it has control characters, or no letters at all.',
      { details: { field: 'brief' } },
    );
  }
  return brief;
}
