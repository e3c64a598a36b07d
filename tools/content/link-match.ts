/**
 * Is this link on the list? By host (with or without `www.`) and, when the entry has one, by path prefix. A name and password
 * inside an address, another port or a look-alike host never match.
 */
export function isAllowedLink(link: string, allowed: readonly string[]): boolean {
  const candidate = parseLink(link);
  if (candidate === undefined || candidate.username !== '' || candidate.password !== '') return false;
  return allowed.some((entry) => {
    const rule = parseLink(entry);
    if (rule === undefined || bareHost(rule) !== bareHost(candidate) || rule.port !== candidate.port) return false;
    const prefix = rule.pathname.replace(/\/+$/u, '');
    return prefix === '' || candidate.pathname === prefix || candidate.pathname.startsWith(`${prefix}/`);
  });
}

/** Handles are compared without `@` and case. */
export function isAllowedHandle(handle: string, allowed: readonly string[]): boolean {
  const plain = bareHandle(handle);
  return allowed.some((entry) => bareHandle(entry) === plain);
}

function parseLink(link: string): URL | undefined {
  const withScheme = /^[a-z][a-z0-9+.-]*:/iu.test(link) ? link : `https://${link}`;
  const url = URL.parse(withScheme);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url : undefined;
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^www\./u, '');
}

function bareHandle(handle: string): string {
  return handle.replace(/^[@＠]/u, '').toLowerCase();
}
