import type { Domain } from '../http/index.ts';
import type { Publisher } from './publisher.ts';
import { publicationRoutes } from './routes.ts';
import type { PublicationService } from './service.ts';

/** Due times are watched by the queue's sweeper; a job only says which row to look at. */
export function createPublishingDomain({ service, publisher }: { service: PublicationService; publisher: Publisher }): Domain {
  return {
    name: 'publishing',
    routes: (app) => publicationRoutes(app, service),
    jobs(registry) {
      registry.registerHandler('publication.due', ({ id, organisationId }, { signal }) =>
        publisher.publish(organisationId, id, signal),
      );
    },
  };
}
