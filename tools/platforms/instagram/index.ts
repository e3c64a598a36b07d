export { createInstagramConnector } from './instagram.ts';
