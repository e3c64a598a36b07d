import pino, { type Logger } from 'pino';
import type { Config } from '../config.ts';

/** JSON lines on standard error, so that what `npm start` prints on standard output stays readable. */
export function createLogger(level: Config['logLevel']): Logger {
  return pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          'headers.authorization',
          'headers.cookie',
          '*.password',
          '*.accessToken',
          '*.refreshToken',
          '*.token',
          '*.apiKey',
          '*.secret',
          'prompt',
          'messages',
          'err.config',
          'err.request',
        ],
        censor: '[redacted]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
