import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumPath, createPerson, launchChromium, type Person, signIn } from './support/chromium.ts';
import { type Product, startProduct } from './support/product.ts';

const brief =
  'Launch our winter blend on X, Instagram and LinkedIn next week, playful, no discounts, 8 posts, the first one as soon as it is approved';
const agents = ['Trend', 'Competitor', 'Performance', 'Creator', 'Engagement', 'Scheduler', 'Crisis'];

/** What the agents take at most on a slow machine, and the first reactions at most after a post. */
const planWithinMs = 90_000;
const reactionsWithinMs = 75_000;

describe.skipIf(chromiumPath === undefined)('the main job in two browsers (needs chromium)', () => {
  let product: Product;
  let browser: Browser;
  let marketer: Person;
  let approver: Person;

  beforeAll(async () => {
    [product, browser] = await Promise.all([startProduct(), launchChromium()]);
    marketer = await createPerson(browser);
    approver = await createPerson(browser);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  }, 60_000);

  it('turns a brief into a plan while the marketer watches the agents work', { timeout: planWithinMs + 30_000 }, async () => {
    const { page } = marketer;
    await signIn(page, product.address, product.person('creator'));
    await page.getByLabel('Brief').fill(brief);

    await page.getByRole('button', { name: 'Start campaign' }).click();
    const activity = page.getByRole('region', { name: 'Work of the agents' });
    await activity.getByText('Agents at work').waitFor();
    await page.getByRole('link', { name: 'Review plan' }).waitFor({ timeout: planWithinMs });

    const rows = await activity.getByRole('listitem').allInnerTexts();
    for (const agent of agents) expect(rows.some((row) => row.includes(agent))).toBe(true);
    expect(await activity.innerText()).toContain('7 agents worked');
    expect(await page.getByRole('region', { name: 'The plan' }).innerText()).toMatch(/Plan v1: 8 posts/);
  });

  it('does not let the marketer approve what the agents drafted for them', async () => {
    const { page } = marketer;

    await page.getByRole('link', { name: 'Review plan' }).click();

    await page.getByText('This comes from your own campaign; somebody else has to approve it.').waitFor();
    expect(await page.getByRole('button', { name: 'Approve', exact: true }).isVisible()).toBe(false);
  });

  it('lets an approver decide the whole plan by keyboard', { timeout: 60_000 }, async () => {
    const { page } = approver;
    await signIn(page, product.address, product.person('approver'));
    await page.getByRole('link', { name: /Approvals/ }).click();
    await page
      .getByRole('main')
      .getByRole('link', { name: /8 of 8 posts open/ })
      .click();
    const list = page.getByRole('listbox', { name: 'Posts by risk' });
    await list.focus();

    for (let post = 1; post <= 8; post += 1) {
      await page.getByRole('heading', { name: `Post ${post} of 8` }).waitFor();
      await page.keyboard.press('a');
    }
    await page.getByRole('button', { name: 'Decide 8' }).waitFor();
    await page.keyboard.press('Control+Enter');

    const report = page.getByText('Decided: 8 approved and sealed.');
    await report.waitFor();
    expect(await report.isVisible()).toBe(true);
  });

  it(
    'publishes the first post at once and shows its first reactions to the marketer',
    { timeout: reactionsWithinMs + 60_000 },
    async () => {
      const { page } = marketer;
      await page.getByRole('link', { name: 'Publications', exact: true }).click();

      const published = page.getByRole('region', { name: 'Went out' }).getByRole('link');
      await published.first().click({ timeout: 30_000 });
      await page.getByRole('link', { name: /^Open on/ }).waitFor();
      const reactions = page.getByRole('region', { name: 'Reactions' });
      await reactions.getByText(/^Measured/).waitFor({ timeout: reactionsWithinMs });

      await expect
        .poll(async () => countReactions(await reactions.innerText()), { timeout: reactionsWithinMs })
        .toBeGreaterThan(0);
      expect(await published.count()).toBe(1);
    },
  );

  it('keeps to its content security policy and raises no script error', () => {
    expect(marketer.complaints).toEqual([]);
    expect(approver.complaints).toEqual([]);
  });
});

/** Likes, comments and shares as the page tells them. */
function countReactions(text: string): number {
  return ['Likes', 'Comments', 'Shares']
    .map((name) => Number(new RegExp(`${name}\\s+([\\d,]+)`).exec(text)?.[1]?.replaceAll(',', '') ?? 0))
    .reduce((sum, count) => sum + count, 0);
}
