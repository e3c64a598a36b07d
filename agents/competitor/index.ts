export { createCompetitor } from './competitor.ts';
