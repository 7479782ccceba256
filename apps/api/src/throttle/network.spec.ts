import { describe, expect, it } from 'vitest';
import { networkOfAddress } from './network.js';

describe('the network that tries are counted by', () => {
  it('is an IPv4 address itself, also where a socket spells it as IPv6', () => {
    expect(networkOfAddress('203.0.113.7')).toBe('203.0.113.7');
    expect(networkOfAddress('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(networkOfAddress('203.0.113.8')).not.toBe(networkOfAddress('203.0.113.7'));
  });

  it('is the /64 of an IPv6 address, however it is spelled', () => {
    expect(networkOfAddress('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64');
    expect(networkOfAddress('2001:0DB8:1:2::9')).toBe('2001:db8:1:2::/64');
    expect(networkOfAddress('2001:db8:1:3::9')).toBe('2001:db8:1:3::/64');
    expect(networkOfAddress('2001:db8::9')).toBe('2001:db8:0:0::/64');
    expect(networkOfAddress('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(networkOfAddress('::1')).toBe('0:0:0:0::/64');
  });
});
