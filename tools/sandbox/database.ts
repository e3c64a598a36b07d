import postgres from 'postgres';

export type Sql = postgres.Sql;

/** Each runs once, in order; never edited afterwards. */
const migrations = [
  `
  create table sandbox.accounts (
    id text primary key,
    platform text not null,
    handle text not null,
    display_name text not null,
    seed integer not null,
    vocabulary text not null,
    time_zone text not null,
    follower_count integer not null,
    is_competitor boolean not null default false,
    access_token text not null unique,
    refresh_token text not null unique,
    token_expires_at timestamptz,
    daily_post_limit integer not null default 100,
    anchored_at timestamptz not null,
    generated_until timestamptz not null
  );
  create unique index accounts_handle on sandbox.accounts (platform, lower(handle));

  create table sandbox.posts (
    id text primary key,
    account_id text not null references sandbox.accounts on delete cascade,
    text text not null,
    wire jsonb not null default '{}',
    media jsonb not null default '[]',
    topic text,
    posted_at timestamptz not null,
    received_at timestamptz,
    origin text not null check (origin in ('api','generated')),
    speed double precision not null,
    impressions integer not null,
    likes integer not null,
    comments integer not null,
    shares integer not null
  );
  create index posts_by_account on sandbox.posts (account_id, posted_at desc, id desc);

  create table sandbox.media (
    id text primary key,
    account_id text not null references sandbox.accounts on delete cascade,
    mime_type text not null,
    declared_bytes integer,
    bytes bytea,
    width integer,
    height integer,
    sha256 text,
    alt_text text not null default '',
    status text not null check (status in ('waiting','processing','ready','failed')),
    ready_at timestamptz,
    created_at timestamptz not null default now()
  );

  create table sandbox.containers (
    id text primary key,
    account_id text not null references sandbox.accounts on delete cascade,
    kind text not null check (kind in ('image','item','carousel')),
    caption text not null default '',
    media_ids jsonb not null default '[]',
    error text,
    ready_at timestamptz not null,
    published_post_id text,
    created_at timestamptz not null default now()
  );
  `,
];

/** One or two connections, closed when idle: the sandbox shares a small server with the product. */
export function connect(databaseUrl: string): Sql {
  return postgres(databaseUrl, {
    max: 2,
    idle_timeout: 20,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'septet-sandbox' },
  });
}

export async function migrate(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext('septet-sandbox-migrations'))`;
    const [schema] = await tx`select 1 from pg_namespace where nspname = 'sandbox'`;
    if (!schema) await tx`create schema sandbox`;
    await tx`create table if not exists sandbox.migrations (version integer primary key, applied_at timestamptz not null default now())`;
    const applied = await tx<{ version: number }[]>`select version from sandbox.migrations`;
    for (const [index, statement] of migrations.entries()) {
      if (applied.some((row) => row.version === index + 1)) continue;
      await tx.unsafe(statement);
      await tx`insert into sandbox.migrations (version) values (${index + 1})`;
    }
  });
}
