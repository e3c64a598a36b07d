import { agents } from './en/agents.ts';
import { campaigns } from './en/campaigns.ts';
import { common, errors, platforms, risk, signIn, words } from './en/common.ts';
import { compose } from './en/compose.ts';
import { plans } from './en/plans.ts';
import { posts } from './en/posts.ts';
import { publications } from './en/publications.ts';
import { notifications, shell } from './en/shell.ts';

/** Every text of the page, by feature. Sentence case, verb first, the consequence in the button. */
export const en = {
  agents,
  campaigns,
  common,
  compose,
  errors,
  notifications,
  plans,
  platforms,
  posts,
  publications,
  risk,
  shell,
  signIn,
  words,
};
