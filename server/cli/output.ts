import type { ExitCode } from './exit-codes.ts';

/** Where a command writes: results to stdout, progress to stderr, so that `--json` can be piped. */
export interface Output {
  readonly isJson: boolean;
  result(value: unknown, text: string): void;
  progress(line: string): void;
  progressDone(): void;
  exitCode(code: ExitCode): void;
}

/** A progress line is redrawn in place on a terminal, and left out where nobody looks. */
export function createOutput(isJson: boolean): Output {
  const isTerminal = process.stderr.isTTY;
  let isLineOpen = false;
  const clear = () => {
    if (isLineOpen) process.stderr.write('\r\u001B[K');
    isLineOpen = false;
  };
  return {
    isJson,
    result(value, text) {
      clear();
      process.stdout.write(isJson ? `${JSON.stringify(value, null, 2)}\n` : `${text}\n`);
    },
    progress(line) {
      if (!isTerminal) return;
      const width = process.stderr.columns ?? 80;
      process.stderr.write(`\r\u001B[K${line.slice(0, width - 1)}`);
      isLineOpen = true;
    },
    progressDone: clear,
    exitCode(code) {
      process.exitCode = code;
    },
  };
}

/** Left-aligned columns, two blanks apart; the last one is not padded. */
export function table(rows: string[][]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, index) => (widths[index] = Math.max(widths[index] ?? 0, cell.length)));
  return rows
    .map((row) => row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join('  '))
    .join('\n');
}

/** One line of a longer text. */
export function excerpt(text: string, maxChars: number): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  return flat.length <= maxChars ? flat : `${flat.slice(0, maxChars - 1)}…`;
}
