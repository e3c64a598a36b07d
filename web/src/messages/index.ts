import { en } from './en.ts';

/** The words of the page in the reader's language; English is the only one so far. */
export const messages = en;
