import { Link } from '@tanstack/react-router';
import { Compass } from 'lucide-react';
import { messages } from '../../messages/index.ts';
import { buttonClass } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';

const t = messages.errors;

export function NotFound() {
  return (
    <EmptyState
      icon={<Compass size={20} />}
      title={t.notFoundTitle}
      action={
        <Link to="/campaigns" className={buttonClass('line')}>
          {t.notFoundAction}
        </Link>
      }
    >
      {t.notFoundHelp}
    </EmptyState>
  );
}
