import { messages } from '../messages/index.ts';
import { classNames } from './class-names.ts';

/** A grey shape where something will stand; give it that thing's size. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={classNames('bg-sunken rounded-control', className)} />;
}

/** Rows in their final height, so that nothing jumps when they come. */
export function SkeletonRows({ count, className = 'h-16' }: { count: number; className?: string }) {
  return (
    <div role="status" className="flex flex-col gap-2 p-3">
      <span className="sr-only">{messages.common.loading}</span>
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={index} className={className} />
      ))}
    </div>
  );
}
