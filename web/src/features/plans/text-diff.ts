export interface DiffPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** A part with its place, so that parts of the same words stay apart. */
export interface PlacedPart extends DiffPart {
  at: number;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Differences by words, in reading order: what left before what came. */
export function diffWords(before: string, after: string): PlacedPart[] {
  const a = Array.from(segmenter.segment(before), (each) => each.segment);
  const b = Array.from(segmenter.segment(after), (each) => each.segment);
  const lengths = commonLengths(a, b);
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(parts, 'same', a[i]);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      push(parts, 'removed', a[i]);
      i += 1;
    } else {
      push(parts, 'added', b[j]);
      j += 1;
    }
  }
  return groupChanges(parts).map((part, at) => ({ ...part, at }));
}

/** A blank between two changed words belongs to the change: whole phrases leave and come, not every second word. */
function groupChanges(parts: DiffPart[]): DiffPart[] {
  const grouped: DiffPart[] = [];
  let removed = '';
  let added = '';
  function flush(): void {
    if (removed !== '') grouped.push({ kind: 'removed', text: removed });
    if (added !== '') grouped.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  }
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (part.text.trim() === '' && removed + added !== '' && index < parts.length - 1) {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      grouped.push(part);
    }
  }
  flush();
  return grouped;
}

/** Lengths of the longest common run of words from (i, j) to both ends. */
function commonLengths(a: string[], b: string[]): Uint16Array[] {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      if (row) row[j] = a[i] === b[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1));
    }
  }
  return rows;
}

function at(rows: Uint16Array[], i: number, j: number): number {
  return rows[i]?.[j] ?? 0;
}

function push(parts: DiffPart[], kind: DiffPart['kind'], text: string | undefined): void {
  const last = parts.at(-1);
  if (last?.kind === kind) last.text += text ?? '';
  else parts.push({ kind, text: text ?? '' });
}
