import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { chromiumPath, createPerson, launchChromium, signIn } from '../tests/e2e/support/chromium.ts';
import { startProduct } from '../tests/e2e/support/product.ts';

/**
 * Makes pictures of each page from a demo of its own: `node scripts/screenshots.ts [folder]`. Without a folder the few that the
 * README shows, small, into `docs/images`; with one every page, light, dark and on a phone.
 */
const brief =
  'Launch our winter blend on X, Instagram and LinkedIn next week, playful, no discounts, 8 posts, the first one as soon as it is approved';
const looks = {
  light: { viewport: { width: 1280, height: 800 } },
  dark: { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
} as const;

if (chromiumPath === undefined) throw new Error('No chromium here. Debian: apt-get install chromium');
const folder = process.argv[2];
const target = path.resolve(folder ?? 'docs/images');
await mkdir(target, { recursive: true });

const product = await startProduct();
const browser = await launchChromium();
try {
  const marketer = await createPerson(browser, looks.light);
  await signIn(marketer.page, product.address, product.person('creator'));
  await marketer.page.getByLabel('Brief').fill(brief);
  await marketer.page.getByRole('button', { name: 'Start campaign' }).click();
  await marketer.page.getByRole('link', { name: 'Review plan' }).waitFor({ timeout: 120_000 });
  await keep(marketer.page, 'campaign');
  const campaignPath = new URL(marketer.page.url()).pathname;

  const approver = await createPerson(browser, looks.light);
  await signIn(approver.page, product.address, product.person('approver'));
  await approver.page.goto(`${product.address}/approvals`);
  await approver.page.getByRole('link', { name: /posts open/ }).click();
  await approver.page.getByRole('listbox').focus();
  await keep(approver.page, 'plan-review');
  const planPath = new URL(approver.page.url()).pathname;
  if (folder !== undefined) {
    await keepEveryLook('creator', [['sign-in', '/sign-in']], false);
    await keepEveryLook('approver', [
      ['plan-review', planPath],
      ['approvals', '/approvals'],
    ]);
  }

  for (let post = 0; post < 8; post += 1) await approver.page.keyboard.press('a');
  await approver.page.keyboard.press('Control+Enter');
  await approver.page.getByText('approved and sealed').waitFor();
  await marketer.page.goto(`${product.address}/publications`);
  await marketer.page.getByRole('region', { name: 'Went out' }).getByRole('link').first().click({ timeout: 30_000 });
  await marketer.page.getByText('As a table').waitFor({ timeout: 90_000 });
  await keep(marketer.page, 'publication');
  const publicationPath = new URL(marketer.page.url()).pathname;
  await marketer.page.goto(`${product.address}/agents`);
  await keep(marketer.page, 'agents');
  if (folder !== undefined) {
    await keepEveryLook('creator', [
      ['campaign', campaignPath],
      ['start', '/campaigns'],
      ['compose', '/compose'],
      ['publications', '/publications'],
      ['publication', publicationPath],
      ['agents', '/agents'],
      ['not-found', '/nothing-here'],
    ]);
  }
} finally {
  await browser.close();
  await product.stop();
}

async function keepEveryLook(role: string, pages: [string, string][], signsIn = true): Promise<void> {
  for (const [look, options] of Object.entries(looks)) {
    const { page, context } = await createPerson(browser, options);
    if (signsIn) await signIn(page, product.address, product.person(role));
    for (const [name, at] of pages) {
      await page.goto(product.address + at);
      await keep(page, `${name}-${look}`);
    }
    await context.close();
  }
}

/** One picture, once nothing is loading any more; few colours keep it small. */
async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => undefined);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const picture = await sharp(await page.screenshot())
    .png({ palette: true, colours: 128, effort: 10 })
    .toBuffer();
  await writeFile(path.join(target, `${name}.png`), picture);
  console.log(`${name}.png  ${Math.round(picture.length / 1024)} kB`);
}
