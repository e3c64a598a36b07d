export { AgentsPage } from './agents-page.tsx';
export { RunPage } from './run-page.tsx';
