import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { messages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/error-panel.tsx';
import { Field } from '../../ui/field.tsx';
import { Wordmark } from '../shell/wordmark.tsx';
import { sessionQuery, signIn } from './session.ts';

const t = messages.signIn;
/** Demo data is served to this machine only, so elsewhere there is nothing to hint at. */
const mayBeDemo = ['127.0.0.1', 'localhost', '[::1]'].includes(window.location.hostname);

export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const emailField = useRef<HTMLInputElement>(null);
  useEffect(() => emailField.current?.focus(), []);

  const attempt = useMutation({
    mutationFn: async () => {
      await signIn(email.trim(), password);
      client.clear();
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
    },
    onSuccess: () => navigate({ href: next?.startsWith('/') && !next.startsWith('//') ? next : '/' }),
  });

  const isRefused = attempt.error instanceof ApiError && [400, 401, 403].includes(attempt.error.status);

  function submit(event: FormEvent) {
    event.preventDefault();
    attempt.mutate();
  }

  return (
    <main className="flex min-h-full flex-col items-center justify-center gap-6 px-4 py-10">
      <Wordmark />
      <div className="bg-surface border-line rounded-panel w-full max-w-90 border p-6">
        <h1 className="text-title font-semibold">{t.title}</h1>
        <form className="mt-4 flex flex-col gap-4" onSubmit={submit}>
          <Field label={t.email}>
            {(attributes) => (
              <input
                {...attributes}
                className="control w-full"
                type="email"
                autoComplete="username"
                required
                ref={emailField}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <Field label={t.password} error={isRefused ? t.refused : undefined}>
            {(attributes) => (
              <input
                {...attributes}
                className="control w-full"
                type="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          {!isRefused && <InlineError error={attempt.error} />}
          <Button kind="ink" type="submit" pending={attempt.isPending}>
            {attempt.isPending ? t.pending : t.action}
          </Button>
        </form>
      </div>
      {mayBeDemo && <p className="text-table text-muted max-w-90 text-center">{t.hint}</p>}
    </main>
  );
}
