export const common = {
  loading: 'Loading',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  save: 'Save',
  showMore: 'Show more',
  you: 'you',
  none: 'none',
};

export const errors = {
  unexpected: 'Something in this page failed. Nothing was changed on the server; load the page again.',
  unreachable: 'Septet does not answer. Nothing was changed; it keeps publishing what is approved as soon as it runs.',
  tooMany: 'Too many requests just now. Nothing was changed; wait a few seconds and try again.',
  status: (status: number) => `The server answered with ${status}. Nothing was changed.`,
  pageTitle: 'This page could not be drawn',
  pageHelp: 'Nothing was changed. Load it again; if it stays, the address may be wrong.',
  reload: 'Load again',
  notFoundTitle: 'Nothing is at this address',
  notFoundHelp: 'It may belong to another workspace, or the link is cut off.',
  notFoundAction: 'Go to campaigns',
};

export const platforms = { x: 'X', instagram: 'Instagram', linkedin: 'LinkedIn' };

export const signIn = {
  title: 'Sign in',
  email: 'Email',
  password: 'Password',
  action: 'Sign in',
  pending: 'Signing in',
  refused: 'This email and password do not belong together.',
  hint: 'Trying the demo? The terminal that started Septet shows three logins: one marketer, two approvers.',
};

/** Status words. One word means one thing on every page. */
export const words = {
  campaign: {
    queued: 'Queued',
    running: 'Working',
    awaiting_approval: 'Needs approval',
    revising: 'Revising',
    scheduled: 'Scheduled',
    completed: 'Completed',
    rejected: 'Rejected',
    failed: 'Failed',
    cancelled: 'Cancelled',
  },
  plan: {
    pending: 'Needs approval',
    revising: 'Revising',
    approved: 'Approved',
    rejected: 'Rejected',
    expired: 'Expired',
    cancelled: 'Cancelled',
  },
  item: {
    pending: 'Needs you',
    changes_requested: 'Changes requested',
    held: 'On hold',
    approved: 'Sealed',
    rejected: 'Rejected',
    cancelled: 'Cancelled',
  },
  publication: {
    due: 'Scheduled',
    sending: 'Sending',
    unknown: 'Checking whether it went out',
    published: 'Published',
    failed: 'Failed',
    cancelled: 'Cancelled',
    skipped: 'Skipped',
    needs_human: 'Needs you',
  },
  run: {
    queued: 'Queued',
    running: 'Working',
    parked: 'Waits for approval',
    succeeded: 'Done',
    failed: 'Failed',
    cancelled: 'Cancelled',
    version_mismatch: 'Waits for an upgrade',
  },
};

export const risk = { high: 'High', check: 'Check', low: 'Low' };
