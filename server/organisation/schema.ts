import { z } from 'zod';
import { instant, uuid } from '../http/common-schema.ts';
import { roles } from '../http/index.ts';

export const role = z.enum(roles).meta({ id: 'Role' });

export const organisation = z
  .object({
    id: uuid,
    name: z.string(),
    slug: z.string(),
    timeZone: z.string(),
    isDemo: z.boolean(),
    publishingPaused: z.boolean(),
  })
  .meta({ id: 'Organisation' });

export const me = z
  .object({ user: z.object({ id: z.string(), name: z.string(), email: z.string() }), role, organisation })
  .meta({ id: 'Me' });

export const member = z.object({ id: z.string(), name: z.string(), email: z.string(), role }).meta({ id: 'Member' });

export const modelDescription = z
  .object({
    primary: z.string(),
    /** Asked when the primary model fails. */
    fallback: z.string().optional(),
    /** True: no provider is configured, the built-in model writes everything. */
    offline: z.boolean(),
    embeddings: z.string(),
  })
  .meta({ id: 'ModelDescription' });

export const pauseBody = z.object({ paused: z.boolean() }).strict();

export const auditEntry = z
  .object({
    seq: z.int(),
    at: instant,
    actor: z.object({ kind: z.enum(['user', 'agent', 'system']), id: z.string() }),
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    detail: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

export const memoryItem = z
  .object({
    id: uuid,
    kind: z.string(),
    text: z.string(),
    importance: z.number(),
    trust: z.enum(['trusted', 'untrusted']),
    source: z.record(z.string(), z.unknown()),
    createdAt: instant,
  })
  .meta({ id: 'MemoryItem' });

export const apiToken = z
  .object({
    id: uuid,
    name: z.string(),
    prefix: z.string(),
    createdAt: instant,
    expiresAt: instant.optional(),
    lastUsedAt: instant.optional(),
  })
  .meta({ id: 'ApiToken' });

export const newApiToken = apiToken
  .extend({
    /** Shown this once. */
    token: z.string(),
  })
  .meta({ id: 'NewApiToken' });

export const createTokenBody = z.object({ name: z.string().trim().min(1).max(100), expiresAt: instant.optional() }).strict();
