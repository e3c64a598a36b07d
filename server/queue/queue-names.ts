import type { Topic } from './job.ts';

export const queueNames = ['septet-publishing', 'septet-agents', 'septet-upkeep'] as const;
export type QueueName = (typeof queueNames)[number];

/** Publishing has a queue of its own, so that neither slow models nor slow listings make a post late. */
export const queueOf: Readonly<Record<Topic, QueueName>> = {
  'publication.due': 'septet-publishing',
  'run.ready': 'septet-agents',
  'performance.review': 'septet-agents',
  'channel.sync': 'septet-upkeep',
  'metrics.poll': 'septet-upkeep',
};

export const concurrencyOf: Readonly<Record<QueueName, number>> = {
  'septet-publishing': 8,
  'septet-agents': 4,
  'septet-upkeep': 3,
};
