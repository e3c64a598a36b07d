export { createXConnector } from './x.ts';
