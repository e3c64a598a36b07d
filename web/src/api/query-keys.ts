/** Names of what the cache holds. A shorter key stands for all that begin with it. */
export const queryKeys = {
  me: ['me'],
  model: ['model'],
  channels: ['channels'],
  campaigns: ['campaigns'],
  campaign: (id: string) => ['campaign', id],
  campaignSteps: (id: string) => ['campaign-steps', id],
  plans: ['plans'],
  plan: (id: string) => ['plan', id],
  publications: ['publications'],
  publication: (id: string) => ['publication', id],
  agents: ['agents'],
  runs: ['runs'],
  run: (id: string) => ['run', id],
  runSteps: (id: string) => ['run-steps', id],
  notifications: ['notifications'],
} as const;
