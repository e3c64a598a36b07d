export { createCompetitor } from './competitor.ts';
export { type CompetitorInput, competitorInput, type CompetitorOutput, competitorOutput } from './schema.ts';
