export { createEventsDomain } from './routes.ts';
export { createSockets, type Sockets, type SocketsDeps } from './sockets.ts';
