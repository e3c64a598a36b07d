import { Link, type LinkProps } from '@tanstack/react-router';

interface Tab {
  label: string;
  to: LinkProps['to'];
  search: LinkProps['search'];
  isCurrent: boolean;
}

/** Views of one list; each is an address. */
export function Tabs({ label, tabs }: { label: string; tabs: Tab[] }) {
  return (
    <nav aria-label={label} className="bg-sunken rounded-control flex max-w-full gap-0.5 overflow-x-auto p-0.5">
      {tabs.map((tab) => (
        <Link
          key={tab.label}
          to={tab.to}
          search={tab.search}
          aria-current={tab.isCurrent ? 'page' : undefined}
          className={`text-table rounded-chip flex min-h-7 items-center px-2.5 font-medium whitespace-nowrap pointer-coarse:min-h-10 ${
            tab.isCurrent ? 'bg-surface text-text' : 'text-muted hover:text-text'
          }`}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
