export const checkpointSchema = 'checkpoint';

export const createFencesSql = `
create table if not exists ${checkpointSchema}.thread_fences (
  thread_id text primary key,
  epoch integer not null
)`;

export const raiseFenceSql = `
insert into ${checkpointSchema}.thread_fences (thread_id, epoch) values ($1, $2)
on conflict (thread_id) do update set epoch = excluded.epoch where thread_fences.epoch <= excluded.epoch`;

export const deleteFenceSql = `delete from ${checkpointSchema}.thread_fences where thread_id = $1`;

/**
 * The row lock makes check and write one step: a newer owner's raise waits for this statement, or this statement sees it. A thread
 * without a fence was never claimed, or is deleted.
 */
const fence = `
with fence as materialized (select epoch from ${checkpointSchema}.thread_fences where thread_id = $1 for share),
claim as materialized (select 1 from fence where epoch <= $2)`;

export const putCheckpointSql = `${fence},
blobs as (
  insert into ${checkpointSchema}.checkpoint_blobs (thread_id, checkpoint_ns, channel, version, type, blob)
  select $1, $3, b.channel, b.version, b.type, b.blob
  from claim, unnest($4::text[], $5::text[], $6::text[], $7::bytea[]) as b (channel, version, type, blob)
  on conflict (thread_id, checkpoint_ns, channel, version) do nothing
),
saved as (
  insert into ${checkpointSchema}.checkpoints (thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id, checkpoint, metadata)
  select $1, $3, $8, $9, $10::jsonb, $11::jsonb from claim
  on conflict (thread_id, checkpoint_ns, checkpoint_id) do update set checkpoint = excluded.checkpoint, metadata = excluded.metadata
)
select exists (select from claim) as allowed`;

/** @param isReplacing - Whether what stands at the same index is replaced, or kept. */
export function putWritesSql(isReplacing: boolean): string {
  const onConflict = isReplacing
    ? 'do update set channel = excluded.channel, type = excluded.type, blob = excluded.blob'
    : 'do nothing';
  return `${fence},
saved as (
  insert into ${checkpointSchema}.checkpoint_writes (thread_id, checkpoint_ns, checkpoint_id, task_id, idx, channel, type, blob)
  select $1, $3, $4, $5, w.idx, w.channel, w.type, w.blob
  from claim, unnest($6::integer[], $7::text[], $8::text[], $9::bytea[]) as w (idx, channel, type, blob)
  on conflict (thread_id, checkpoint_ns, checkpoint_id, task_id, idx) ${onConflict}
)
select exists (select from claim) as allowed`;
}

/** All of a thread but its newest checkpoint of each namespace: older steps, their writes, and values that nothing refers to any more. */
export const pruneThreadSql = `${fence},
newest as (
  select distinct on (c.checkpoint_ns) c.checkpoint_ns, c.checkpoint_id, c.checkpoint->'channel_versions' as versions
  from ${checkpointSchema}.checkpoints c, claim where c.thread_id = $1 order by c.checkpoint_ns, c.checkpoint_id desc
),
old_blobs as (
  delete from ${checkpointSchema}.checkpoint_blobs b using newest n
  where b.thread_id = $1 and b.checkpoint_ns = n.checkpoint_ns and n.versions->>b.channel is distinct from b.version
),
old_writes as (
  delete from ${checkpointSchema}.checkpoint_writes w using newest n
  where w.thread_id = $1 and w.checkpoint_ns = n.checkpoint_ns and w.checkpoint_id <> n.checkpoint_id
),
old_checkpoints as (
  delete from ${checkpointSchema}.checkpoints c using newest n
  where c.thread_id = $1 and c.checkpoint_ns = n.checkpoint_ns and c.checkpoint_id <> n.checkpoint_id
)
select exists (select from claim) as allowed`;
