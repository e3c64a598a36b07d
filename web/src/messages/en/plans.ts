const posts = (count: number) => (count === 1 ? '1 post' : `${count} posts`);

function joined(parts: [number, string][]): string {
  return parts
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(', ');
}

export const plans = {
  queueTitle: 'Approvals',
  waiting: 'Waiting',
  all: 'All plans',
  queueEmptyTitle: 'Nothing waits for approval',
  queueEmpty: 'The next plan shows up here as soon as the agents or a person submit it.',
  byHand: (name: string) => `Written by hand, ${name}`,
  byCampaign: (name: string) => `Campaign by ${name}`,
  openOf: (open: number, all: number) => `${open} of ${posts(all)} open`,
  postCount: posts,
  expires: (when: string) => `expires ${when}`,

  backToQueue: 'Back to approvals',
  version: (version: number) => `Version ${version}`,
  sealed: 'sealed',
  unsealed: 'open',
  sealHelp: 'The fingerprint of the exact text, images, account and time. Approval seals it; only what matches it is sent.',
  toCampaign: 'Open the campaign',
  wholePlan: 'Whole plan',
  markApprove: (count: number) => (count === 0 ? 'Approve: nothing is ready yet' : `Approve ${posts(count)}`),
  markChanges: (count: number) => `Request changes to ${posts(count)}`,
  markHold: (count: number) => `Hold ${posts(count)}`,
  markReject: (count: number) => `Reject ${posts(count)}`,
  batchLeavesOut: (unread: number, risky: number) =>
    `Leaves out ${joined([
      [unread, 'not looked at'],
      [risky, 'with high risk'],
    ])}: decide those one by one.`,
  nothingSentYet: 'This marks the posts. Nothing is decided before you press Decide.',

  notSent: 'Your decision was not taken.',
  marksKept: 'Your marks are still here where they fit.',
  newVersion: (version: number, changes: { added: number; changed: number; removed: number; decided: number }) => {
    const parts = joined([
      [changes.changed, 'changed'],
      [changes.added, 'new'],
      [changes.removed, 'removed'],
      [changes.decided, 'decided'],
    ]);
    return `Version ${version} is here${parts === '' ? '' : `: ${parts}`}. Marks on unchanged posts stay.`;
  },
  showVersion: (version: number) => `Show version ${version}`,
  report: (approved: number, changes: number, rejected: number, held: number) =>
    `Decided: ${joined([
      [approved, 'approved and sealed'],
      [changes, 'sent back'],
      [rejected, 'rejected'],
      [held, 'on hold'],
    ])}.`,
  notApplied: (position: number, reason: string) => `Post ${position} was not decided. ${reason}`,

  listLabel: 'Posts by risk',
  riskGroup: (risk: string, count: number) => `${risk} risk, ${posts(count)}`,
  keys: [
    ['j k', 'move'],
    ['a', 'approve'],
    ['r', 'request changes'],
    ['x', 'reject'],
    ['Ctrl Enter', 'decide'],
    ['h', 'hold'],
    ['u', 'unmark'],
    ['e', 'edit'],
    ['v', 'view'],
  ] as const,
  keysLabel: 'Keys while the list has the focus',
  marked: { approve: 'Approve', request_changes: 'Request changes', reject: 'Reject', hold: 'Hold' },

  postLabel: (index: number, count: number) => `Post ${index} of ${count}`,
  postTitle: (index: number, count: number, network: string) => `Post ${index} of ${count}, ${network}`,
  previousPost: 'Previous post',
  nextPost: 'Next post',
  itemVersion: (version: number) => `v${version}`,
  toPublication: 'Open the publication',
  viewLabel: 'View',
  difference: (from: number, to: number) => `Changes v${from} to v${to}`,
  asSent: 'As sent',
  added: 'added:',
  removed: 'removed:',
  itemSealed: 'Sealed',
  itemOpen: 'Not sealed yet',
  byAgent: (name: string) => `AI draft, ${name}`,
  editedBy: (name: string) => `AI draft, edited by ${name}`,
  writtenBy: (name: string) => `Written by ${name}`,
  flags: {
    unlisted_link: 'Link not on the list',
    unlisted_handle: 'Account not on the list',
    unsourced_claim: 'Claim without a source',
    off_voice: 'Off the brand voice',
    banned_word: 'Word the brand rules out',
    untrusted_influence: 'Shaped by words from outside',
    crisis_topic: 'Touches a running incident',
  },

  notAllowed: 'Your role does not decide on this post.',
  yourComment: (comment: string) => `Your words: ${comment}`,
  approve: 'Approve',
  requestChanges: 'Request changes',
  changes: 'Changes',
  reject: 'Reject',
  hold: 'Hold',
  unmark: 'Take the mark back',
  edit: 'Edit',
  history: 'Decisions',
  outcomes: {
    approve: 'approved',
    edit: 'edited',
    request_changes: 'asked for changes to',
    reject: 'rejected',
    hold: 'put on hold',
  },
  decided: (name: string, outcome: string, version: number) => `${name} ${outcome} v${version}`,

  why: 'Why',
  whyByHand: 'Written by hand; no agent had a say in it.',
  predicted: 'Predicted engagement',
  predictedRange: (low: string, high: string) => `${low}–${high}× your usual`,
  notEnoughData: 'Not enough data.',
  usualIsOne: '1× is what this channel usually gets.',
  timing: 'Why then',
  voice: 'Brand voice',
  voiceScore: (percent: number) => `${percent} of 100 like the brand's own posts`,
  evidence: 'Rests on',
  note: 'Note',
  findings: 'What the agents found',

  othersDecide: (count: number) => `${posts(count)} wait for an approver.`,
  markFirst: (count: number) => `${posts(count)} to decide: mark each, then decide`,
  markSummary: (approve: number, changes: number, reject: number, hold: number) =>
    joined([
      [approve, 'approve'],
      [changes, 'changes'],
      [reject, 'reject'],
      [hold, 'hold'],
    ]),
  unread: (count: number) => `${count} not looked at`,
  offline: 'Not connected: your marks stay, deciding waits.',
  decide: (count: number) => (count === 0 ? 'Decide' : `Decide ${count}`),
  deciding: 'Deciding',

  rejectTitle: (count: number) => `Reject ${posts(count)}`,
  changesTitle: (count: number) => `Request changes to ${posts(count)}`,
  rejectReason: 'Why?',
  changesReason: 'What should change?',
  rejectHint: 'A rejected post does not go out and is not rewritten.',
  changesHint: 'The creator rewrites with exactly these words; a new version comes back to you.',

  editTitle: (network: string) => `Edit the ${network} post`,
  editWarning: (approvals: number) =>
    approvals > 0
      ? 'Saving voids the approval of this post. Another person has to approve your version.'
      : 'Saving makes a new version. Another person has to approve it.',
  editText: 'Text',
  saveVersion: 'Save new version',
  saving: 'Saving',
  editConflict: 'Somebody changed this post while you wrote. Your text is still here.',
};
