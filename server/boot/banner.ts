import type { DemoLogin } from '../demo/index.ts';

export interface Started {
  url: string;
  /** The port that was wanted, when another one had to be taken. */
  takenPort: number | undefined;
  readyAfterMs: number;
  people: readonly DemoLogin[];
  isOffline: boolean;
  stateDir: string;
}

/** What a person at the terminal needs to go on. */
export function buildBanner(started: Started): string {
  const { url, takenPort, readyAfterMs, people, isOffline, stateDir } = started;
  const lines = ['', `  Septet is ready at  ${url}`, ''];
  if (takenPort !== undefined) lines.push(`  Port ${takenPort} is taken by another program, so this is the next free one.`, '');
  if (people.length > 0) {
    const width = Math.max(...people.map((person) => person.email.length));
    lines.push('  Demo organisation: Northwind Coffee, on simulated networks');
    for (const { email, role, password } of people) {
      // What the page and the README call somebody who gives briefs.
      const does = role === 'creator' ? 'marketer' : role;
      lines.push(`    ${email.padEnd(width)}  ${does.padEnd(8)}  ${password}`);
    }
    lines.push('', '  API tokens, for the command line (SEPTET_TOKEN) and scripts');
    for (const { email, token } of people) lines.push(`    ${email.padEnd(width)}  ${token ?? ''}`);
    lines.push('', `  Kept in ${stateDir}/demo-logins.json; this machine only.`, '');
  }
  lines.push(
    isOffline
      ? '  Texts are written by the built-in offline model. Set OPENAI_API_KEY for another one.'
      : '  Texts are written by the configured model.',
  );
  lines.push(`  API: ${url}/api/docs   Ready after ${(readyAfterMs / 1000).toFixed(1)} s. Ctrl-C stops everything.`, '');
  return lines.join('\n');
}
