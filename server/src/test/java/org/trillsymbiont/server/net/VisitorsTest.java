package org.trillsymbiont.server.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

/// R57: who is counted, and who is banned.
final class VisitorsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final AddressBlock HERE = new AddressBlock("192.0.2.1");
  private static final AddressBlock THERE = new AddressBlock("192.0.2.2");

  private final Visitors visitors = new Visitors(Limits.DEFAULT);

  private static AddressBlock block(String address) throws UnknownHostException {
    return AddressBlock.of(InetAddress.getByName(address));
  }

  private boolean arrives(AddressBlock from) {
    return visitors.arrive(from).isEmpty();
  }

  @Test
  void allOfOneSubnetOfIpv6CountAsOne() throws UnknownHostException {
    assertEquals(block("2001:db8:1:2::1"), block("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    assertNotEquals(block("2001:db8:1:2::1"), block("2001:db8:1:3::1"));
    assertEquals(block("192.0.2.1"), block("::ffff:192.0.2.1"), "the same in the clothes of IPv6");
    assertNotEquals(block("192.0.2.1"), block("192.0.2.2"));
    assertEquals("2001:db8:1:2:0:0:0:0/64", block("2001:db8:1:2::1").toString());
  }

  @Test
  void sixteenOfAnAddressMayShakeHandsAtOnce() {
    for (int i = 0; i < 16; i++) {
      assertTrue(arrives(HERE));
    }
    assertFalse(arrives(HERE));
    assertTrue(arrives(THERE), "others go on");
    visitors.shookHands(HERE);
    assertTrue(arrives(HERE));
    visitors.leave(HERE, false);
    assertTrue(arrives(HERE));
  }

  @Test
  void sixtyFourOfAnAddressMayBeThere() {
    for (int i = 0; i < 64; i++) {
      assertTrue(arrives(HERE));
      visitors.shookHands(HERE);
    }
    assertFalse(arrives(HERE));
    assertTrue(arrives(THERE));
    visitors.leave(HERE, true);
    assertTrue(arrives(HERE));
  }

  @Test
  void twoHundredAndFiftySixMayShakeHandsAtOnceInAll() {
    for (int i = 0; i < 256; i++) {
      assertTrue(arrives(new AddressBlock("10.0.0." + i)));
    }
    assertFalse(arrives(HERE));
    visitors.shookHands(new AddressBlock("10.0.0.7"));
    assertTrue(arrives(HERE));
  }

  @Test
  void aThousandMayBeThereInAll() {
    for (int i = 0; i < 1000; i++) {
      AddressBlock from = new AddressBlock("10.0." + i / 250 + "." + i % 250);
      assertTrue(arrives(from));
      visitors.shookHands(from);
    }
    assertFalse(arrives(HERE));
  }

  @Test
  void fiveWrongTriesInAMinuteBanForFive() {
    for (int i = 0; i < 4; i++) {
      assertFalse(visitors.guessed(HERE, i * SECOND));
    }
    assertFalse(visitors.isBanned(HERE, 4 * SECOND));
    assertTrue(visitors.guessed(HERE, 5 * SECOND));
    assertTrue(visitors.isBanned(HERE, 304 * SECOND));
    assertFalse(visitors.isBanned(THERE, 6 * SECOND));
    visitors.forget(304 * SECOND);
    assertTrue(visitors.isBanned(HERE, 304 * SECOND), "not forgotten");
    assertFalse(visitors.isBanned(HERE, 305 * SECOND));
  }

  @Test
  void triesOfLongAgoAreForgiven() {
    for (int i = 0; i < 100; i++) {
      assertFalse(visitors.guessed(HERE, 16 * SECOND * i), "four a minute");
    }
  }

  @Test
  void threeFloodsInAMinuteBanForOne() {
    assertFalse(visitors.flooded(HERE, 0));
    assertFalse(visitors.flooded(HERE, SECOND));
    assertTrue(visitors.flooded(HERE, 59 * SECOND));
    assertTrue(visitors.isBanned(HERE, 118 * SECOND));
    assertFalse(visitors.isBanned(HERE, 119 * SECOND));
  }

  @Test
  void aBanOfNoTimeIsNone() {
    Visitors lenient = new Visitors(Limits.DEFAULT.with(Limit.FLOOD_BAN_TIME, 0));
    for (int i = 0; i < 10; i++) {
      assertFalse(lenient.flooded(HERE, 0));
    }
  }

  @Test
  void rememberingCostsNoMoreForAMillionAddresses() {
    for (int i = 0; i < 30_000; i++) {
      visitors.guessed(new AddressBlock("2001:db8::" + i), SECOND);
    }
    visitors.forget(SECOND);
    assertTrue(visitors.remembered() <= 10_000, "" + visitors.remembered());
    visitors.forget(62 * SECOND);
    assertEquals(0, visitors.remembered());
  }
}
