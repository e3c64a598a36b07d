import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkPost } from '../../tools/content/index.ts';
import { cardSizes, createDiskMediaStore, normaliseImage, renderCard, sha256Of, sniffImage } from '../../tools/media/index.ts';
import { chooseCardColours } from '../../tools/media/card-colours.ts';
import { contrast } from '../../tools/media/colour.ts';

const card = {
  headline: 'Snow outside, cinnamon inside.',
  brandName: 'Northwind Coffee',
  palette: ['#3b2a20', '#e0a458', '#f5efe6'],
  platform: 'x',
  seed: 1,
} as const;

/** Share of pixels in which two pictures of one size clearly differ. */
async function differingShare(one: Buffer, other: Buffer): Promise<number> {
  const [a, b] = await Promise.all([one, other].map(async (bytes) => [...(await sharp(bytes).greyscale().raw().toBuffer())]));
  return (a ?? []).filter((value, index) => Math.abs(value - (b?.[index] ?? 0)) > 60).length / (a?.length ?? 1);
}

describe('cards', () => {
  it.each(['x', 'instagram', 'linkedin'] as const)('draws what %s takes', async (platform) => {
    const image = await renderCard({ ...card, platform });

    expect(checkPost(platform, { text: 'Hello', media: [{ ...image, byteCount: image.bytes.byteLength }] })).toEqual([]);
    expect(await sharp(image.bytes).metadata()).toMatchObject({ format: 'jpeg', ...cardSizes[platform] });
    expect(image.sha256).toBe(sha256Of(image.bytes));
  });

  it('gives the same bytes for the same seed and others for another', async () => {
    const [one, same, other] = await Promise.all([renderCard(card), renderCard(card), renderCard({ ...card, seed: 2 })]);

    expect(one.sha256).toBe(same.sha256);
    expect(one.sha256).not.toBe(other.sha256);
  });

  it('really draws the headline, without any font on the machine', async () => {
    const [withText, without] = await Promise.all([renderCard(card), renderCard({ ...card, headline: '', brandName: '' })]);

    expect(await differingShare(withText.bytes, without.bytes)).toBeGreaterThan(0.03);
  });

  it.each(['', '🎉🎉', '日本語', 'x'.repeat(2000), 'Grüße ążě Привет Γειά', '<svg onload="x">&amp;]]>', 'a\u0000\ud800b'])(
    'draws something for the headline %j',
    async (headline) => {
      expect((await renderCard({ ...card, headline })).width).toBe(1600);
    },
  );

  it('keeps text readable on every palette: contrast of at least 7 to 1', () => {
    const palettes = [
      [],
      ['#ffffff'],
      ['#000000'],
      ['#777777'],
      ['#ff0000', '#00ff00'],
      ['#ffff00', '#ffee00'],
      ['#0b3954', '#bfd7ea', '#ff6663', '#e0ff4f'],
      ['nonsense'],
    ];
    for (const palette of palettes) {
      for (let variant = 0; variant < 4; variant++) {
        const colours = chooseCardColours(palette, variant);
        const weakest = Math.min(...[...colours.ground, ...colours.shapes].map((ground) => contrast(colours.headline, ground)));
        expect({ palette, isReadable: weakest >= 7 }).toEqual({ palette, isReadable: true });
      }
    }
  });
});

describe('uploads', () => {
  it('knows images by their first bytes, not by name', () => {
    expect(sniffImage(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(sniffImage(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
    expect(sniffImage(Buffer.from('GIF89a'))).toBe('image/gif');
    expect(sniffImage(new Uint8Array())).toBeUndefined();
  });

  it('encodes anew, turns as the camera meant, removes metadata and fits every network', async () => {
    const photo = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#aa5500' } })
      .withExif({ IFD0: { Copyright: 'secret place' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();

    const image = await normaliseImage(photo);
    const metadata = await sharp(image.bytes).metadata();

    expect(metadata).toMatchObject({ format: 'jpeg', width: 1200, height: 1800 });
    expect(metadata.exif).toBeUndefined();
    expect(image.bytes.includes('secret place')).toBe(false);
  });

  it('puts transparency on white', async () => {
    const png = await sharp({ create: { width: 40, height: 40, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
      .png()
      .toBuffer();

    const { data } = await sharp((await normaliseImage(png)).bytes)
      .raw()
      .toBuffer({ resolveWithObject: true });

    expect(data[0]).toBeGreaterThan(250);
  });

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['text', Buffer.from('hello')],
    ['nothing', Buffer.alloc(0)],
    ['a JPEG that breaks off', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
  ])('refuses %s', async (_, bytes) => {
    await expect(normaliseImage(bytes)).rejects.toMatchObject({ code: 'media.not_an_image' });
  });

  it('refuses a small file that claims a huge picture', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' } })
      .png({ compressionLevel: 9 })
      .toBuffer();

    await expect(normaliseImage(bomb)).rejects.toMatchObject({ status: expect.any(Number) as number });
  });
});

describe('the media store', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'septet-media-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps bytes by their hash, once, and leaves no half-written file', async () => {
    const store = createDiskMediaStore(folder);

    const stored = await Promise.all(Array.from({ length: 8 }, async () => store.put(Buffer.from('same bytes'))));
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());

    expect(new Set(stored.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(files).toHaveLength(1);
    expect((await store.get(sha256Of(Buffer.from('same bytes'))))?.toString()).toBe('same bytes');
  });

  it('does not hand out bytes that were changed on disk', async () => {
    const store = createDiskMediaStore(folder);
    const { sha256 } = await store.put(Buffer.from('original'));
    const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    expect((await readFile(path)).toString()).toBe('original');

    await writeFile(path, 'tampered');

    expect(await store.get(sha256)).toBeUndefined();
  });

  it('knows nothing of absent and forgotten bytes, and refuses paths', async () => {
    const store = createDiskMediaStore(folder);
    const { sha256 } = await store.put(Buffer.from('to forget'));
    await store.delete(sha256);

    expect(await store.get(sha256)).toBeUndefined();
    expect(await store.get('0'.repeat(64))).toBeUndefined();
    await expect(store.get('../../etc/passwd')).rejects.toMatchObject({ code: 'media.bad_hash' });
  });
});
