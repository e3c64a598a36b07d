export { createLinkedinConnector } from './linkedin.ts';
