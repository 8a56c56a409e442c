package org.trillsymbiont.server.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// The addresses that count as one: an IPv4 address, or the /64 of an IPv6 address, of which
/// everybody has a whole one.
///
/// @param text `192.168.1.7` or `2001:db8:0:0:0:0:0:0/64`; for the log too
record AddressBlock(String text) {
  private static final int PREFIX_BYTES = 8;

  static AddressBlock of(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return new AddressBlock(address.getHostAddress());
    }
    byte[] bytes = address.getAddress();
    Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
    try {
      return new AddressBlock(InetAddress.getByAddress(bytes).getHostAddress() + "/64");
    } catch (UnknownHostException e) {
      throw new IllegalStateException("an IPv6 address has 16 bytes", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
