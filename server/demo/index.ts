export { type Demo, type DemoDeps, seedDemo } from './seed.ts';
export { ensureSandboxAccount, type SandboxAdmin, sandboxUrls } from './sandbox-client.ts';
export type { DemoLogin } from './logins.ts';
