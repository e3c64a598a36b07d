export interface Compiled<T> {
  find: (method: string, path: string) => { route: T; params: Record<string, string> } | undefined;
}

/** Finds a route by method and path; `:name` stands for one segment, the first match wins. */
export function compileRoutes<T extends { method: string; pattern: string }>(routes: readonly T[]): Compiled<T> {
  const compiled = routes.map((route) => {
    const names: string[] = [];
    const source = route.pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:(\w+)/g, (_whole, name: string) => {
      names.push(name);
      return '([^/]+)';
    });
    return { route, names, expression: new RegExp(`^${source}/?$`) };
  });
  return {
    find(method, path) {
      for (const { route, names, expression } of compiled) {
        if (route.method !== method) continue;
        const match = expression.exec(path);
        if (!match) continue;
        const params = Object.fromEntries(names.map((name, index) => [name, safeDecode(match[index + 1] ?? '')]));
        return { route, params };
      }
      return undefined;
    },
  };
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
