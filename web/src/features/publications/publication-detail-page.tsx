import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { messages } from '../../messages/index.ts';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PublicationView } from './publication-view.tsx';
import { usePublication } from './queries.ts';

const t = messages.publications;

export function PublicationDetailPage() {
  const { publicationId } = useParams({ from: '/shell/publications/$publicationId' });
  const query = usePublication(publicationId);
  return (
    <div className="mx-auto w-full max-w-160 px-4 py-5">
      <Link
        to="/publications"
        className="text-table text-muted hover:text-text mb-3 inline-flex min-h-8 items-center gap-1 lg:hidden"
      >
        <ArrowLeft size={16} aria-hidden="true" />
        {t.title}
      </Link>
      <QueryPanel query={query} skeleton={<DetailSkeleton />}>
        {(publication) => <PublicationView key={publication.id} publication={publication} />}
      </QueryPanel>
    </div>
  );
}

function DetailSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">{messages.common.loading}</span>
      <Skeleton className="h-7 w-64" />
      <Skeleton className="h-72" />
      <Skeleton className="h-40" />
    </div>
  );
}
