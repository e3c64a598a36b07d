export const shell = {
  skip: 'Skip to the content',
  navigation: 'Main',
  nav: { campaigns: 'Campaigns', approvals: 'Approvals', compose: 'Compose', publications: 'Publications', agents: 'Agents' },
  waiting: (count: number) => `${count} waiting for approval`,
  simulated: 'Simulated: the demo talks to sandbox networks. Audience, history and reactions are made up.',
  simulatedShort: 'Simulated networks and audience',
  offlineModel: 'Offline model',
  offlineModelHelp: 'No model provider is configured: the built-in offline model writes. Set OPENAI_API_KEY to change that.',
  connection: {
    connecting: 'Connecting',
    live: 'Live',
    lost: 'Not connected',
  },
  connectionHelp: {
    connecting: 'Opening the live connection.',
    live: 'Changes show up by themselves.',
    lost: 'What you see may be old. Drafts stay; decisions wait until the connection is back.',
  },
  publishingPaused: 'Publishing is paused for this workspace. Approved posts wait.',
  resumePublishing: 'Resume publishing',
  account: (name: string) => `account of ${name}`,
  role: {
    owner: 'Owner',
    admin: 'Admin',
    manager: 'Manager',
    creator: 'Marketer',
    approver: 'Approver',
    viewer: 'Viewer',
  } as Record<string, string>,
  theme: 'Appearance',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  letterKeys: 'Single-letter keys in lists',
  apiDocs: 'API reference',
  signOut: 'Sign out',
};

export const notifications = {
  label: (unread: number) => (unread === 0 ? 'Alerts' : `Alerts, ${unread} unread`),
  title: 'Alerts',
  emptyTitle: 'No alerts',
  empty: 'You hear here when a plan needs you, changes come back or a post fails.',
};
