/** One entry of a Graph API `fields` parameter: `media.limit(5){id,caption}`. */
export interface Field {
  name: string;
  args: Readonly<Record<string, string>>;
  fields: Field[];
}

/** Parses a `fields` expression; undefined when it is malformed. */
export function parseFields(source: string): Field[] | undefined {
  let position = 0;

  function readList(): Field[] | undefined {
    const fields: Field[] = [];
    while (position < source.length && source[position] !== '}') {
      const name = /^[a-z_]+/.exec(source.slice(position))?.[0];
      if (name === undefined) return undefined;
      position += name.length;
      const args: Record<string, string> = {};
      for (let match = readArgument(); match; match = readArgument()) args[match.name] = match.value;
      let nested: Field[] = [];
      if (source[position] === '{') {
        position += 1;
        const inner = readList();
        if (!inner || source[position] !== '}') return undefined;
        position += 1;
        nested = inner;
      }
      fields.push({ name, args, fields: nested });
      if (source[position] === ',') position += 1;
    }
    return fields;
  }

  function readArgument(): { name: string; value: string } | undefined {
    const match = /^\.([a-z_]+)\(([^)]*)\)/.exec(source.slice(position));
    if (!match) return undefined;
    position += match[0].length;
    return { name: match[1] ?? '', value: match[2] ?? '' };
  }

  const fields = readList();
  return position === source.length ? fields : undefined;
}
