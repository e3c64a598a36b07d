import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const demoLogins = z.object({
  version: z.literal(1),
  people: z.array(
    z.object({ name: z.string(), email: z.string(), role: z.string(), password: z.string(), token: z.string().optional() }),
  ),
});

export type DemoLogins = z.output<typeof demoLogins>;
export type DemoLogin = DemoLogins['people'][number];

const fileIn = (stateDir: string): string => path.join(stateDir, 'demo-logins.json');

/** What an earlier start made, or undefined. */
export function readDemoLogins(stateDir: string): DemoLogins | undefined {
  try {
    const parsed = demoLogins.safeParse(JSON.parse(readFileSync(fileIn(stateDir), 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Readable by its owner only; complete or not at all. */
export function writeDemoLogins(stateDir: string, logins: DemoLogins): void {
  const partial = `${fileIn(stateDir)}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(logins, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(partial, fileIn(stateDir));
}

/** Easy to type, about 77 bits: four groups of four letters and digits that can't be mistaken for one another. */
export function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const pick = (byte: number): string => letters[byte % letters.length] ?? 'a';
  return Array.from({ length: 4 }, () => [...randomBytes(4)].map(pick).join('')).join('-');
}
