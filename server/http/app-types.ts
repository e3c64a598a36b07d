import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { RoutePolicy } from './policy.ts';
import type { Principal } from './principal.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** @throws {UnauthenticatedError} on routes with policy `public` or `signed`, where nobody needs to be known. */
    readonly principal: Principal;
    /**
     * The id for what this request makes. The same for every repetition with the same `Idempotency-Key`, so that a repeat after
     * a crash between commit and answer meets its own row instead of making a second one.
     */
    readonly operationId: string;
  }
  interface FastifyContextConfig {
    policy?: RoutePolicy;
    /** The route makes something: a repeated `Idempotency-Key` gets the stored answer. */
    isIdempotent?: boolean;
  }
}

/** The HTTP application as domains see it: zod schemas give the handlers their types. */
export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;
