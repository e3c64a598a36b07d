import { describe, expect, it } from 'vitest';
import { type CampaignRequest, readCampaign } from '../../server/campaigns/index.ts';

const now = new Date('2026-11-20T12:00:00Z');
const brand = (id: string, name: string) => ({
  id,
  organisationId: 'o',
  name,
  description: '',
  voice: {},
  rules: {},
  palette: [],
  facts: [],
  allowedLinks: [],
  allowedHandles: [],
  competitors: [],
  createdAt: now,
  updatedAt: now,
});
const channel = (id: string, platform: string, brandKitId = 'b1') => ({
  id,
  organisationId: 'o',
  brandKitId,
  platform,
  externalAccountId: id,
  handle: `north.${id}`,
  displayName: 'Northwind',
  timeZone: 'Europe/Berlin',
  status: 'active' as const,
  statusReason: null,
  publishingPaused: false,
  followerCount: null,
  connectedBy: null,
  lastSyncedAt: null,
  createdAt: now,
});
const surroundings = {
  brands: [brand('b1', 'Northwind'), brand('b2', 'Southwind')],
  channels: [channel('c-x', 'x'), channel('c-ig', 'instagram'), channel('c-south', 'x', 'b2')],
  timeZone: 'UTC',
  clock: { now: () => now },
};
const read = (request: Partial<CampaignRequest>) =>
  readCampaign({ brief: 'Launch our winter blend next week', ...request }, surroundings);

describe('a campaign request', () => {
  it.each([
    ['an empty brief', { brief: ' \n ' }, 'campaign.brief_empty', 400],
    ['an enormous brief', { brief: 'long '.repeat(1000) }, 'campaign.brief_too_long', 413],
    ['control characters', { brief: 'Launch\u0000 it' }, 'campaign.brief_not_text', 400],
    ['half a character', { brief: 'Launch \ud83d it' }, 'campaign.brief_not_text', 400],
    ['no letters', { brief: '12 34 !!' }, 'campaign.brief_not_text', 400],
    ['an unknown channel', { channels: ['x', 'myspace'] }, 'channel.unknown', 404],
    ['an unknown brand', { brand: 'Eastwind' }, 'brand.unknown', 404],
    ['channels of two brands', { channels: ['x'] }, 'campaign.mixed_brands', 422],
    ['a channel of another brand', { brand: 'Southwind', channels: ['c-ig'] }, 'campaign.mixed_brands', 422],
    [
      'days that have passed',
      { windowStart: '2026-11-01T00:00:00Z', windowEnd: '2026-11-02T00:00:00Z' },
      'campaign.window_past',
      422,
    ],
    [
      'an end before the beginning',
      { windowStart: '2026-12-02T00:00:00Z', windowEnd: '2026-12-01T00:00:00Z' },
      'campaign.window_invalid',
      422,
    ],
    ['an end years away', { windowEnd: '2029-01-01T00:00:00Z' }, 'campaign.window_too_far', 422],
    [
      'a network that the brief names and nobody connected',
      { brief: 'Launch the blend on LinkedIn and Instagram' },
      'channel.unknown',
      404,
    ],
  ])('with %s is refused', (_what, request, code, status) => {
    expect(() => read(request)).toThrow(expect.objectContaining({ code, status }));
  });

  it('lists the known channels when one is unknown', () => {
    expect(() => read({ channels: ['myspace'] })).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({
          unknown: ['myspace'],
          known: expect.arrayContaining([{ id: 'c-ig', platform: 'instagram', handle: 'north.c-ig' }]),
        }),
      }),
    );
  });

  it('takes ids, platform names and handles for channels, each once', () => {
    const { channels, brand: chosen } = read({ channels: ['c-x', '@north.c-ig', 'Instagram'] });

    expect(channels.map((one) => one.id)).toEqual(['c-x', 'c-ig']);
    expect(chosen.name).toBe('Northwind');
  });

  it('reads from the brief what the request leaves open', () => {
    const campaign = read({
      brief: 'Launch our winter blend on Instagram next week, 5 posts, the first one as soon as it is approved',
    });

    expect(campaign).toMatchObject({ postCount: 5, firstOnApproval: true });
    expect(campaign.channels.map((one) => one.id)).toEqual(['c-ig']);
    expect(campaign.windowStart.toISOString()).toBe('2026-11-23T00:00:00.000Z');
  });

  it('lets the request win over the brief', () => {
    const campaign = read({
      brief: '5 posts on Instagram next week',
      posts: 2,
      channels: ['c-x'],
      windowEnd: '2026-12-24T00:00:00Z',
    });

    expect(campaign.postCount).toBe(2);
    expect(campaign.channels.map((one) => one.id)).toEqual(['c-x']);
    expect(campaign.windowEnd.toISOString()).toBe('2026-12-24T00:00:00.000Z');
  });
});
