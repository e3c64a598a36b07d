import { type Kysely, sql } from 'kysely';

/** Every table that belongs to one organisation: forced row-level security, one policy, one column name. */
const tenantTables = [
  'brand_kits',
  'channels',
  'channel_tokens',
  'media',
  'campaigns',
  'threads',
  'runs',
  'run_steps',
  'plans',
  'plan_items',
  'item_versions',
  'decisions',
  'approvals',
  'publications',
  'publication_attempts',
  'channel_posts',
  'metric_samples',
  'mentions',
  'public_posts',
  'imports',
  'memory_items',
  'notifications',
  'events',
  'outbox',
  'idempotency_keys',
  'audit_log',
] as const;

export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `
create function current_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('septet.organisation_id', true), '')::uuid $$;

-- An organisation's own settings. Its name, slug and members live in schema auth; the id is the same.
create table organisations (
  id uuid primary key,
  name text not null,
  slug text not null unique,
  time_zone text not null default 'UTC',
  is_demo boolean not null default false,
  publishing_paused boolean not null default false,
  undo_window_seconds integer not null default 0 check (undo_window_seconds between 0 and 3600),
  approval_expiry_hours integer not null default 72 check (approval_expiry_hours between 1 and 2160),
  monthly_budget_usd numeric(12,4) not null default 50,
  late_policy text not null default 'publish' check (late_policy in ('publish','skip','ask')),
  late_after_seconds integer not null default 3600,
  settings jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
alter table organisations enable row level security;
alter table organisations force row level security;
create policy tenant on organisations using (id = current_organisation()) with check (id = current_organisation());

create table brand_kits (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  name text not null,
  description text not null default '',
  voice jsonb not null default '{}',
  rules jsonb not null default '{}',
  palette jsonb not null default '[]',
  facts jsonb not null default '[]',
  allowed_links text[] not null default '{}',
  allowed_handles text[] not null default '{}',
  competitors jsonb not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index brand_kits_name on brand_kits (organisation_id, lower(name));

create table channels (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  brand_kit_id uuid not null references brand_kits,
  platform text not null check (platform in ('x','instagram','linkedin','facebook','tiktok','youtube','pinterest','bluesky')),
  external_account_id text not null,
  handle text not null,
  display_name text not null,
  time_zone text not null default 'UTC',
  status text not null default 'active' check (status in ('active','limited','expired','permission_lost','suspended','disconnected')),
  status_reason text,
  publishing_paused boolean not null default false,
  follower_count integer,
  connected_by text,
  last_synced_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (organisation_id, platform, external_account_id)
);

-- Only role septet_vault reads this; the app role must SET LOCAL ROLE to it (see db/queries/channel-tokens.ts).
create table channel_tokens (
  channel_id uuid primary key references channels on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  key_id text not null,
  sealed_tokens bytea not null,
  expires_at timestamptz,
  scopes text[] not null default '{}',
  updated_at timestamptz not null default now()
);

create table media (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  mime_type text not null,
  width integer not null,
  height integer not null,
  byte_count integer not null,
  alt_text text not null default '',
  origin jsonb not null default '{}',
  created_at timestamptz not null default now(),
  unique (organisation_id, sha256)
);

create table threads (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  graph text not null,
  graph_version integer not null,
  created_at timestamptz not null default now()
);

create table campaigns (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  brand_kit_id uuid not null references brand_kits,
  thread_id uuid not null references threads,
  title text not null,
  brief text not null,
  channel_ids uuid[] not null,
  post_count integer not null check (post_count between 1 and 50),
  window_start timestamptz not null,
  window_end timestamptz not null,
  first_on_approval boolean not null default false,
  as_of timestamptz,
  status text not null default 'queued' check (status in
    ('queued','running','awaiting_approval','revising','scheduled','completed','rejected','failed','cancelled')),
  error jsonb,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index campaigns_list on campaigns (organisation_id, created_at desc, id desc);

-- One run = one stretch of a graph on a worker, owned by lease and epoch like a publication.
create table runs (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  thread_id uuid not null references threads,
  campaign_id uuid references campaigns on delete cascade,
  workflow text not null,
  graph_version integer not null,
  status text not null default 'queued' check (status in
    ('queued','running','parked','succeeded','failed','cancelled','version_mismatch')),
  cancel_requested boolean not null default false,
  epoch integer not null default 0,
  attempt_count integer not null default 0,
  lease_owner text,
  lease_until timestamptz,
  input jsonb not null default '{}',
  error jsonb,
  models text[] not null default '{}',
  offline boolean not null default false,
  prompt_tokens bigint not null default 0,
  completion_tokens bigint not null default 0,
  cost_usd numeric(12,6) not null default 0,
  started_at timestamptz,
  finished_at timestamptz,
  created_by text,
  created_at timestamptz not null default now()
);
create index runs_list on runs (organisation_id, created_at desc, id desc);
create index runs_by_campaign on runs (campaign_id);
create index runs_open on runs (status, lease_until) where status in ('queued','running');

create table run_steps (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisations on delete cascade,
  run_id uuid not null references runs on delete cascade,
  epoch integer not null,
  agent text not null,
  kind text not null check (kind in ('started','tool','finding','finished','failed','note')),
  message text not null,
  data jsonb not null default '{}',
  trust text not null default 'trusted' check (trust in ('trusted','untrusted')),
  prompt_tokens integer not null default 0,
  completion_tokens integer not null default 0,
  cost_usd numeric(12,6) not null default 0,
  duration_ms integer,
  created_at timestamptz not null default now()
);
create index run_steps_by_run on run_steps (run_id, id);
create index run_steps_by_agent on run_steps (organisation_id, agent, id desc);

-- A plan is one change set. Its version grows with every edit or revision of any of its items.
create table plans (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  campaign_id uuid references campaigns on delete cascade,
  origin text not null check (origin in ('campaign','manual')),
  title text not null,
  version integer not null default 1,
  round integer not null default 1,
  hash text not null,
  status text not null default 'pending' check (status in
    ('pending','revising','approved','rejected','expired','cancelled')),
  findings jsonb not null default '{}',
  created_by text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index plans_one_per_campaign on plans (campaign_id) where campaign_id is not null;
create index plans_list on plans (organisation_id, created_at desc, id desc);

create table plan_items (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  plan_id uuid not null references plans on delete cascade,
  channel_id uuid not null references channels,
  position integer not null,
  version integer not null default 1,
  status text not null default 'pending' check (status in
    ('pending','changes_requested','held','approved','rejected','cancelled')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (plan_id, position)
);

-- Immutable: an edit inserts the next version. content is exactly what is hashed (server/approvals/item-content.ts).
create table item_versions (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  item_id uuid not null references plan_items on delete cascade,
  version integer not null,
  plan_version integer not null,
  content jsonb not null,
  hash text not null,
  author_kind text not null check (author_kind in ('agent','user')),
  author_id text not null,
  run_id uuid references runs on delete set null,
  note text,
  analysis jsonb not null default '{}',
  flags jsonb not null default '[]',
  created_at timestamptz not null default now(),
  unique (item_id, version)
);

create table decisions (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  plan_id uuid not null references plans on delete cascade,
  plan_version integer not null,
  item_id uuid not null references plan_items on delete cascade,
  item_version integer not null,
  item_hash text not null,
  outcome text not null check (outcome in ('approve','edit','request_changes','reject','hold')),
  comment text,
  decided_by text not null,
  decided_at timestamptz not null default now()
);
create index decisions_by_plan on decisions (plan_id, decided_at);
-- One terminal decision per version of an item: the second of a double click meets this.
create unique index decisions_one_terminal on decisions (item_id, item_version) where outcome in ('approve','reject','request_changes');

create table approvals (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  item_id uuid not null references plan_items on delete cascade,
  item_version integer not null,
  decision_id uuid not null references decisions on delete cascade,
  level integer not null default 1,
  hash text not null,
  seal text not null,
  seal_key_id text not null,
  approved_by text not null,
  status text not null default 'active' check (status in ('active','consumed','voided')),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  unique (item_id, item_version, level, approved_by)
);

create table publications (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  channel_id uuid not null references channels,
  plan_id uuid not null references plans,
  item_id uuid not null references plan_items,
  item_version integer not null,
  occurrence timestamptz not null,
  content_hash text not null,
  due_at timestamptz not null,
  status text not null default 'due' check (status in
    ('due','sending','unknown','published','failed','cancelled','skipped','needs_human')),
  epoch integer not null default 0,
  attempt_count integer not null default 0,
  lease_owner text,
  lease_until timestamptz,
  next_attempt_at timestamptz not null,
  first_sent_at timestamptz,
  prepared jsonb,
  remote_id text,
  permalink text,
  published_at timestamptz,
  last_error jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- Two live publications of one occurrence can't exist; a cancelled one may be followed by a newly approved version.
create unique index publications_once on publications (channel_id, item_id, occurrence) where status <> 'cancelled';
create unique index publications_one_per_version on publications (item_id, item_version, occurrence);
create index publications_ready on publications (next_attempt_at) where status in ('due','sending','unknown');
create index publications_list on publications (organisation_id, due_at desc, id desc);

create table publication_attempts (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  publication_id uuid not null references publications on delete cascade,
  epoch integer not null,
  kind text not null check (kind in ('publish','reconcile')),
  phase text not null check (phase in ('prepare','commit','confirm','reconcile','done')),
  outcome text check (outcome in ('published','not_sent','unknown','refused','found','not_found','stale','gate_refused')),
  detail jsonb not null default '{}',
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (publication_id, epoch)
);

-- What stands on a network under one of our channels, whoever posted it: history, imports, our own publications.
create table channel_posts (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  channel_id uuid not null references channels on delete cascade,
  remote_id text not null,
  text text not null,
  posted_at timestamptz not null,
  origin text not null check (origin in ('sync','import','publication')),
  publication_id uuid references publications on delete set null,
  permalink text,
  media_count integer not null default 0,
  likes integer not null default 0,
  comments integer not null default 0,
  shares integer not null default 0,
  impressions integer,
  measured_at timestamptz,
  created_at timestamptz not null default now(),
  unique (channel_id, remote_id)
);
create index channel_posts_by_time on channel_posts (channel_id, posted_at desc);

create table metric_samples (
  channel_post_id uuid not null references channel_posts on delete cascade,
  organisation_id uuid not null references organisations on delete cascade,
  sampled_at timestamptz not null,
  likes integer not null,
  comments integer not null,
  shares integer not null,
  impressions integer,
  primary key (channel_post_id, sampled_at)
);

-- Words of strangers. Always untrusted.
create table mentions (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  brand_kit_id uuid not null references brand_kits on delete cascade,
  channel_id uuid references channels on delete set null,
  about text not null,
  is_own boolean not null,
  source text not null,
  remote_id text not null,
  author_handle text,
  text text not null,
  posted_at timestamptz not null,
  sentiment text check (sentiment in ('negative','neutral','positive')),
  sentiment_score real,
  created_at timestamptz not null default now(),
  unique (organisation_id, brand_kit_id, source, remote_id)
);
create index mentions_by_time on mentions (organisation_id, brand_kit_id, posted_at desc);

-- Competitors' posts and search results, as read through the connectors. Always untrusted.
create table public_posts (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  brand_kit_id uuid not null references brand_kits on delete cascade,
  kind text not null check (kind in ('competitor','topic')),
  subject text not null,
  platform text not null,
  remote_id text not null,
  author_handle text not null,
  text text not null,
  posted_at timestamptz not null,
  media_count integer not null default 0,
  likes integer not null default 0,
  comments integer not null default 0,
  shares integer not null default 0,
  fetched_at timestamptz not null default now(),
  unique (organisation_id, kind, subject, platform, remote_id)
);
create index public_posts_by_time on public_posts (organisation_id, brand_kit_id, kind, posted_at desc);

create table imports (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  kind text not null check (kind in ('history','mentions')),
  target_id uuid not null,
  file_sha256 text not null,
  row_count integer not null,
  added_count integer not null,
  rejected jsonb not null default '[]',
  created_by text not null,
  created_at timestamptz not null default now()
);

create table memory_items (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  brand_kit_id uuid references brand_kits on delete cascade,
  kind text not null,
  text text not null,
  dedupe_key text not null,
  embedding real[] not null,
  embedding_model text not null,
  importance real not null default 0.5 check (importance between 0 and 1),
  trust text not null check (trust in ('trusted','untrusted')),
  source jsonb not null,
  metadata jsonb not null default '{}',
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  unique (organisation_id, dedupe_key)
);
create index memory_items_recall on memory_items (organisation_id, embedding_model, kind);

create table notifications (
  id uuid primary key default gen_random_uuid(),
  organisation_id uuid not null references organisations on delete cascade,
  user_id text not null,
  kind text not null,
  title text not null,
  body text not null default '',
  link text,
  dedupe_key text,
  read_at timestamptz,
  created_at timestamptz not null default now(),
  unique (organisation_id, user_id, dedupe_key)
);
create index notifications_list on notifications (organisation_id, user_id, created_at desc, id desc);

-- The stream that pages and scripts follow. A cursor is (xid, seq); a reader takes only rows whose transaction
-- lies before every open one, so that a late commit with a smaller seq is never jumped over.
create table events (
  seq bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  organisation_id uuid not null references organisations on delete cascade,
  type text not null,
  payload jsonb not null default '{}',
  created_at timestamptz not null default now()
);
create index events_cursor on events (organisation_id, xid, seq);
create function notify_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('septet_events', json_build_object('organisationId', new.organisation_id, 'seq', new.seq)::text);
  return null;
end $$;
create trigger events_notify after insert on events for each row execute function notify_event();

-- Wake-ups that must survive a crash between commit and enqueue.
create table outbox (
  id bigint generated always as identity primary key,
  organisation_id uuid not null references organisations on delete cascade,
  topic text not null check (topic in ('run.ready','publication.due','channel.sync','metrics.poll','performance.review')),
  subject_id uuid not null,
  run_at timestamptz not null default now(),
  dispatched_at timestamptz,
  created_at timestamptz not null default now()
);
create index outbox_pending on outbox (id) where dispatched_at is null;

create table idempotency_keys (
  organisation_id uuid not null references organisations on delete cascade,
  user_id text not null,
  key text not null,
  request_hash text not null,
  status integer,
  response jsonb,
  created_at timestamptz not null default now(),
  primary key (organisation_id, user_id, key)
);

create table audit_log (
  organisation_id uuid not null references organisations on delete cascade,
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('user','agent','system')),
  actor_id text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  detail jsonb not null default '{}',
  previous_hash text not null,
  hash text not null,
  primary key (organisation_id, seq)
);
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger audit_log_append_only before update or delete on audit_log for each row execute function refuse_change();
create trigger item_versions_immutable before update of content, hash, version, item_id, author_kind, author_id on item_versions
  for each row execute function refuse_change();
`,
    )
    .execute(db);

  for (const table of tenantTables) {
    await sql
      .raw(
        `alter table ${table} enable row level security; alter table ${table} force row level security;
         create policy tenant on ${table} using (organisation_id = current_organisation())
           with check (organisation_id = current_organisation());`,
      )
      .execute(db);
  }

  await sql
    .raw(
      `
grant usage on schema public to septet_app, septet_vault, septet_discovery;
grant select, insert, update, delete on all tables in schema public to septet_app;
grant usage on all sequences in schema public to septet_app;
revoke update, delete on audit_log from septet_app;
revoke all on channel_tokens from septet_app;
grant select, insert, update, delete on channel_tokens to septet_vault;

-- Cross-tenant discovery: ids only, owned by a NOLOGIN BYPASSRLS role. All that follows runs inside the organisation.
create schema discovery;
grant usage on schema discovery to septet_app, septet_discovery;
grant create on schema discovery to septet_discovery;
grant select on publications, runs, outbox, channels, campaigns, organisations to septet_discovery;

create function discovery.ready_publications(max_rows integer) returns table (id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.organisation_id from publications p
  where (p.status in ('due','unknown') and p.next_attempt_at <= now())
     or (p.status = 'sending' and p.lease_until < now())
  order by p.next_attempt_at limit max_rows $$;

create function discovery.next_publication_at() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, public as $$
  select min(next_attempt_at) from publications where status in ('due','unknown') $$;

create function discovery.ready_runs(max_rows integer) returns table (id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select r.id, r.organisation_id from runs r
  where r.status = 'queued' or (r.status = 'running' and r.lease_until < now())
  order by r.created_at limit max_rows $$;

create function discovery.pending_outbox(max_rows integer) returns table (id bigint, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select o.id, o.organisation_id from outbox o where o.dispatched_at is null order by o.id limit max_rows $$;

create function discovery.channels_to_sync(older_than timestamptz, max_rows integer) returns table (id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select c.id, c.organisation_id from channels c
  where c.status in ('active','limited') and (c.last_synced_at is null or c.last_synced_at < older_than)
  order by c.last_synced_at nulls first limit max_rows $$;

create function discovery.publications_to_measure(since timestamptz, max_rows integer) returns table (id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.organisation_id from publications p
  where p.status = 'published' and p.published_at > since order by p.published_at desc limit max_rows $$;

create function discovery.organisations() returns table (id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$ select o.id from organisations o $$;
`,
    )
    .execute(db);

  for (const signature of [
    'ready_publications(integer)',
    'next_publication_at()',
    'ready_runs(integer)',
    'pending_outbox(integer)',
    'channels_to_sync(timestamptz, integer)',
    'publications_to_measure(timestamptz, integer)',
    'organisations()',
  ]) {
    await sql
      .raw(
        `alter function discovery.${signature} owner to septet_discovery;
         revoke all on function discovery.${signature} from public;
         grant execute on function discovery.${signature} to septet_app;`,
      )
      .execute(db);
  }
}
