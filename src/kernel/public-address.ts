/**
 * Addresses of machines that the whole world may reach. A domain is its owner's to point where he likes, at this node's own network
 * too; so the node connects to no other address than these (IANA special-purpose address registries).
 *
 *     isPublicAddress('93.184.216.34')     // true
 *     isPublicAddress('127.0.0.1')         // false
 *     isPublicAddress('::ffff:10.0.0.1')   // false: an IPv4 address in the clothes of IPv6
 */
export function isPublicAddress(address: string): boolean {
  const four = parseFour(address);
  if (four !== undefined) return !CLOSED_FOUR.some(([from, bits]) => sameStart(four, from, bits));
  const six = parseSix(address);
  if (six === undefined) return false;
  // 2000::/3 is all that was ever given out; within it, tunnels and documentation lead elsewhere.
  return (six[0]! & 0xe000) === 0x2000 && !CLOSED_SIX.some((start) => start.every((group, i) => six[i] === group));
}

const CLOSED_FOUR: readonly (readonly [number, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 3],
].map(([from, bits]) => [parseFour(from as string)!, bits as number]);

/** Teredo and other protocol assignments, documentation, 6to4. */
const CLOSED_SIX: readonly (readonly number[])[] = [[0x2001, 0x0000], [0x2001, 0x0002], [0x2001, 0x0db8], [0x2002], [0x3fff]];

function sameStart(address: number, from: number, bits: number): boolean {
  const rest = 2 ** (32 - bits);
  return Math.floor(address / rest) === Math.floor(from / rest);
}

function parseFour(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

function parseSix(text: string): readonly number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2 || !/^[0-9a-f:]+$/i.test(text)) return undefined;
  const groups = (half: string): string[] => (half === '' ? [] : half.split(':'));
  const [front, back] = [groups(halves[0]!), groups(halves[1] ?? '')];
  const missing = 8 - front.length - back.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const all = [...front, ...Array.from({ length: missing }, () => '0'), ...back];
  return all.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? all.map((group) => Number.parseInt(group, 16)) : undefined;
}
