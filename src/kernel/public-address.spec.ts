import { describe, expect, it } from '@jest/globals';
import { isPublicAddress } from './public-address.js';

describe('addresses that the node may ask', () => {
  it.each(['93.184.216.34', '8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1', '2a00:1450:4001::8'])('%s: yes', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  it.each([
    '127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1', '224.0.0.1',
    '255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', 'fd12:3456::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1',
    '2001:0:1::', '1.2.3', '256.1.1.1', 'localhost', '', '1:2:3:4:5:6:7:8:9', '2606::1::2',
  ])('%s: no', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
