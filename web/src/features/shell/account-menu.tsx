import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me } from '../../api/types.ts';
import { messages } from '../../messages/index.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { Popover } from '../../ui/popover.tsx';
import { signOut } from '../sign-in/session.ts';
import { setLetterKeys, useLetterKeys } from './letter-keys.ts';
import { readTheme, saveTheme, type Theme } from './theme.ts';

const t = messages.shell;
const themes: Theme[] = ['system', 'light', 'dark'];

export function AccountMenu({ me }: { me: Me }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [theme, setTheme] = useState(readTheme);
  const letterKeys = useLetterKeys();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: async () => {
      await navigate({ to: '/sign-in', search: {} });
      client.clear();
    },
  });

  return (
    <Popover
      label={t.account(me.user.name)}
      trigger={(attributes) => (
        <button
          type="button"
          {...attributes}
          className="inline-flex size-9 shrink-0 items-center justify-center pointer-coarse:size-11"
        >
          <span className="bg-ink text-on-ink text-meta inline-flex size-8 items-center justify-center rounded-full font-semibold">
            {initials(me.user.name)}
            <span className="sr-only">, {t.account(me.user.name)}</span>
          </span>
        </button>
      )}
    >
      {() => (
        <div className="flex flex-col gap-3 p-4">
          <div>
            <p className="font-medium">{me.user.name}</p>
            <p className="text-table text-muted truncate">{me.user.email}</p>
            <p className="text-table text-muted">
              {t.role[me.role]}, {me.organisation.name}
            </p>
          </div>
          <fieldset>
            <legend className="text-table mb-1 font-medium">{t.theme}</legend>
            <div className="border-edge rounded-control flex overflow-hidden border">
              {themes.map((each) => (
                <label
                  key={each}
                  className="text-table has-checked:bg-ink has-checked:text-on-ink has-focus-visible:outline-blue flex-1 cursor-pointer py-1.5 text-center has-focus-visible:outline-2"
                >
                  <input
                    type="radio"
                    name="theme"
                    className="sr-only"
                    checked={theme === each}
                    onChange={() => {
                      saveTheme(each);
                      setTheme(each);
                    }}
                  />
                  {t.themes[each]}
                </label>
              ))}
            </div>
          </fieldset>
          <label className="text-table flex items-center gap-2">
            <input
              type="checkbox"
              className="accent-ink size-4"
              checked={letterKeys}
              onChange={(event) => setLetterKeys(event.target.checked)}
            />
            {t.letterKeys}
          </label>
          <InlineError error={leave.error} />
          <div className="flex gap-2">
            <a className={buttonClass('quiet', 'small')} href="/api/docs" target="_blank" rel="noreferrer">
              {t.apiDocs}
            </a>
            <Button size="small" className="ml-auto" pending={leave.isPending} onClick={() => leave.mutate()}>
              {t.signOut}
            </Button>
          </div>
        </div>
      )}
    </Popover>
  );
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('');
}
