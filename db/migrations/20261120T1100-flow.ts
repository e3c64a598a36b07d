import { type Kysely, sql } from 'kysely';

/** What the run engine, the ledger and the metrics poll need beside the core tables. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql
    .raw(
      `
-- Who answered "send it although it is late" where the late policy is to ask.
alter table publications add column late_accepted_by text;
-- The last instant at which bytes of a commit may have left; "not found" proves nothing before it has passed by a margin.
alter table publications add column maybe_sent_until timestamptz;
-- Where the thread stood when the run was last claimed: only a run that stands still counts towards its bound of attempts.
alter table runs add column progress_mark text;

create index approvals_by_item on approvals (item_id, item_version);
create index publications_by_item on publications (item_id);
create index publications_by_plan on publications (plan_id);
create index channel_posts_to_measure on channel_posts (measured_at) where publication_id is not null;
create index plans_open on plans (expires_at) where status = 'pending';
create index plan_items_by_plan on plan_items (plan_id, position);

grant select on channel_posts, plans to septet_discovery;

-- Our own posts whose next measurement is due: often while they are fresh, ever more rarely later, never after 30 days.
create function discovery.posts_to_measure(first_seconds integer, max_rows integer) returns table (id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.organisation_id from channel_posts p
  where p.publication_id is not null and p.posted_at > now() - interval '30 days'
    and (p.measured_at is null or p.measured_at <= now() - make_interval(secs =>
      case when p.posted_at > now() - interval '10 minutes' then first_seconds
           when p.posted_at > now() - interval '2 hours' then first_seconds * 6
           when p.posted_at > now() - interval '1 day' then first_seconds * 60
           else first_seconds * 1440 end))
  order by p.measured_at nulls first limit max_rows $$;

create function discovery.overdue_plans(max_rows integer) returns table (id uuid, organisation_id uuid)
  language sql stable security definer set search_path = pg_catalog, public as $$
  select p.id, p.organisation_id from plans p where p.status = 'pending' and p.expires_at <= now()
  order by p.expires_at limit max_rows $$;
`,
    )
    .execute(db);

  for (const signature of ['posts_to_measure(integer, integer)', 'overdue_plans(integer)']) {
    await sql
      .raw(
        `alter function discovery.${signature} owner to septet_discovery;
         revoke all on function discovery.${signature} from public;
         grant execute on function discovery.${signature} to septet_app;`,
      )
      .execute(db);
  }
}
