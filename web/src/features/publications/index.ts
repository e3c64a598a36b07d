export { NoPublication } from './no-publication.tsx';
export { PublicationDetailPage } from './publication-detail-page.tsx';
export { PublicationsPage } from './publications-page.tsx';
