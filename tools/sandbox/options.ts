export interface SandboxOptions {
  /** Connection of role `septet_sandbox`; everything lives in schema `sandbox`. */
  databaseUrl: string;
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** How much faster than wall time the audience lives: 60 shows an hour's reactions within a minute. */
  speed: number;
  /** Seed of everything that is not given a seed of its own. */
  seed: number;
  /** Must be sent as `x-sandbox-secret` with every admin call. */
  adminSecret: string;
  now?: () => Date;
}
