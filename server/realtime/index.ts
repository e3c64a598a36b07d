export { createEventsDomain } from './routes.ts';
export { createSockets, type Sockets } from './sockets.ts';
