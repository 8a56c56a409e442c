package org.trillsymbiont.client.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trillsymbiont.client.discovery.Heard.Service;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.Fingerprint;
import org.trillsymbiont.model.sync.RoomName;

class HeardTest {
  private static final Announcement.Server STUDIO = new Announcement.Server("studio");
  private static final InetAddress LAN = address(10, 0, 0, 1);
  private static final InetAddress WLAN = address(192, 168, 1, 1);

  private final Heard heard = new Heard();

  private static InetAddress address(int... bytes) {
    try {
      return InetAddress.getByAddress(
          new byte[] {(byte) bytes[0], (byte) bytes[1], (byte) bytes[2], (byte) bytes[3]});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Found told(Announcement.Server server, String host, int people) {
    Announcement told = new Announcement("Ada", 1, people, RoomName.LOBBY, false, server);
    return Found.announced(told, host, 8787, false);
  }

  @Test
  void aServerThatIsHeardInSeveralNetworksIsOneAtTheAddressThatIsOfMostUse() {
    Found zoned = told(STUDIO, "[fe80::1%2]", 2);
    Found global = told(STUDIO, "[fd00::1]", 2);
    Found four = told(STUDIO, "10.0.0.7", 2);
    heard.put(new Service(LAN, "a"), zoned);
    assertEquals(List.of(zoned), heard.sessions());
    heard.put(new Service(LAN, "b"), global);
    assertEquals(List.of(global), heard.sessions());
    heard.put(new Service(WLAN, "c"), four);
    assertEquals(List.of(four), heard.sessions());
    heard.leave(WLAN);
    assertEquals(List.of(global), heard.sessions(), "the cable is pulled out");
    heard.remove(new Service(LAN, "b"));
    heard.remove(new Service(LAN, "a"));
    assertEquals(List.of(), heard.sessions());
  }

  @Test
  void serversWithoutAnIdAreToldApartByTheirAddress() {
    Announcement.Server nameless = new Announcement.Server("");
    heard.put(new Service(LAN, "a"), told(nameless, "10.0.0.7", 1));
    heard.put(new Service(LAN, "b"), told(nameless, "10.0.0.8", 1));
    heard.put(new Service(WLAN, "c"), told(nameless, "10.0.0.8", 1));
    assertEquals(2, heard.sessions().size());
  }

  @Test
  void aFingerprintIsOnlyToWarnAndIsNoPartOfTheLink() {
    String fingerprint = Fingerprint.of(new byte[] {1});
    Found found = told(new Announcement.Server("x", true, fingerprint, null), "10.0.0.7", 1);
    assertEquals("trill://10.0.0.7:8787/lobby?tls", found.link().toString());
    assertFalse(found.isChanged(null), "never met");
    assertFalse(found.isChanged(fingerprint));
    assertTrue(found.isChanged(Fingerprint.of(new byte[] {2})));
  }
}
