import { type Kysely, sql } from 'kysely';

/**
 * Accounts, sessions and memberships as better-auth 1.7 expects them (its own column names; a test compares), and our API tokens.
 * All owned by role septet_auth; the app role sees no more of it than the view `members`.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `
create table auth."user" (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null,
  image text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create table auth.session (
  id uuid primary key default gen_random_uuid(),
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references auth."user" on delete cascade,
  "activeOrganizationId" text
);
create index "session_userId_idx" on auth.session ("userId");
create table auth.account (
  id uuid primary key default gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on auth.account ("userId");
create table auth.verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on auth.verification (identifier);
create table auth.organization (
  id uuid primary key default gen_random_uuid(),
  name text not null,
  slug text not null unique,
  logo text,
  "createdAt" timestamptz not null,
  metadata text
);
create table auth.member (
  id uuid primary key default gen_random_uuid(),
  "organizationId" uuid not null references auth.organization on delete cascade,
  "userId" uuid not null references auth."user" on delete cascade,
  role text not null check (role in ('owner','admin','manager','creator','approver','viewer')),
  "createdAt" timestamptz not null
);
create index "member_organizationId_idx" on auth.member ("organizationId");
create index "member_userId_idx" on auth.member ("userId");
create unique index member_once on auth.member ("organizationId", "userId");
create table auth.invitation (
  id uuid primary key default gen_random_uuid(),
  "organizationId" uuid not null references auth.organization on delete cascade,
  email text not null,
  role text,
  status text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "inviterId" uuid not null references auth."user" on delete cascade
);
create index "invitation_organizationId_idx" on auth.invitation ("organizationId");
create index "invitation_email_idx" on auth.invitation (email);

-- Ours: a token acts for one member of one organisation, with that member's role of the moment. Only its hash is kept.
create table auth.api_token (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references auth.organization on delete cascade,
  user_id uuid not null references auth."user" on delete cascade,
  name text not null,
  prefix text not null,
  token_hash bytea not null unique,
  expires_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now()
);
create index api_token_by_user on auth.api_token (organisation_id, user_id, created_at desc);

create view public.members with (security_barrier) as
  select m."organizationId" as organisation_id, u.id::text as user_id, u.name, u.email, m.role
  from auth.member m join auth."user" u on u.id = m."userId"
  where m."organizationId" = public.current_organisation();
grant select on public.members to septet_app;
`,
    )
    .execute(db);

  for (const table of ['"user"', 'session', 'account', 'verification', 'organization', 'member', 'invitation', 'api_token']) {
    await sql.raw(`alter table auth.${table} owner to septet_auth`).execute(db);
  }
}
