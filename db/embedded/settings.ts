export interface ServerSettings {
  /** Survives a power cut. Off only where the data is thrown away anyway (tests). */
  isDurable: boolean;
  maxConnections: number;
}

/** A small server: no background process that this product does not need, and little shared memory. */
export function buildServerSettings({ isDurable, maxConnections }: ServerSettings): Record<string, string | number> {
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: maxConnections,
    shared_buffers: '32MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    effective_cache_size: '256MB',
    max_wal_size: '256MB',
    min_wal_size: '32MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_logical_replication_workers: 0,
    max_worker_processes: 2,
    max_parallel_workers: 0,
    autovacuum_worker_slots: 2,
    autovacuum_max_workers: 2,
    io_method: 'sync',
    jit: 'off',
    huge_pages: 'off',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%u@%d ',
    cluster_name: 'septet',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
}
