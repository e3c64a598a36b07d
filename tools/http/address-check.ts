import ipaddr from 'ipaddr.js';

/**
 * Tells whether an IP address belongs to the public internet. Everything else is refused: private, loopback, link-local
 * (which holds the metadata address), carrier-grade NAT, multicast, documentation ranges, and every IPv6 form that
 * carries an IPv4 address inside (mapped, 6to4, NAT64, Teredo), because the inner one is what gets called.
 *
 * @param address - An IPv4 or IPv6 address in any spelling that the resolver or the URL parser lets through.
 */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').split('%')[0] ?? '';
  if (!ipaddr.isValid(bare)) return false;
  const parsed = ipaddr.parse(bare);
  if (parsed.range() !== 'unicast') return false;
  // Site-local (fec0::/10) and IPv4-compatible (::/96) forms are deprecated, and unicast to the library.
  if (parsed.kind() === 'ipv6') {
    const [head = 0, ...rest] = (parsed as ipaddr.IPv6).parts;
    if (head >= 0xfec0 && head <= 0xfeff) return false;
    if (head === 0 && rest.slice(0, 5).every((part) => part === 0)) return false;
  }
  return true;
}
