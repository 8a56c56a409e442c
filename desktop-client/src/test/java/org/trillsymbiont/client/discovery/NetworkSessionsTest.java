package org.trillsymbiont.client.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.trillsymbiont.client.Conditions.eventually;
import static org.trillsymbiont.client.Stages.fromFx;
import static org.trillsymbiont.client.Stages.onFx;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.trillsymbiont.model.sync.RoomInfo;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.server.announce.Announcer;

/// A server's announcement is heard: over the machine's network, where that lets a machine hear
/// itself.
@ExtendWith(ApplicationExtension.class)
class NetworkSessionsTest {
  private static final String GROUP = "224.0.0.251";

  /// Whether what is said to everybody in a network comes back here.
  private static boolean canMulticast() {
    try (Stream<NetworkInterface> cards = NetworkInterface.networkInterfaces()) {
      return cards.anyMatch(NetworkSessionsTest::hearsItself);
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean hearsItself(NetworkInterface card) {
    try {
      boolean isNetwork =
          card.isUp()
              && card.supportsMulticast()
              && !card.isLoopback()
              && card.inetAddresses().anyMatch(Inet4Address.class::isInstance);
      if (!isNetwork) {
        return false;
      }
      try (MulticastSocket socket = new MulticastSocket(0)) {
        socket.setNetworkInterface(card);
        socket.setSoTimeout(2000);
        InetAddress group = InetAddress.getByName(GROUP);
        socket.joinGroup(new InetSocketAddress(group, 0), card);
        socket.send(new DatagramPacket(new byte[] {1}, 1, group, socket.getLocalPort()));
        socket.receive(new DatagramPacket(new byte[1], 1));
        return true;
      }
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Found> ofPort(NetworkSessions sessions, int port) {
    return fromFx(() ->
        sessions.foundProperty().get().stream()
            .filter(found -> found.link().port() == port)
            .findFirst());
  }

  private static Announcer announce(int port, List<RoomInfo> rooms) {
    return Announcer.start(
        () -> "Ada", new Announcer.Subject(port, null, null), () -> List.copyOf(rooms));
  }

  @Test
  void anAnnouncedSessionIsFoundFollowedAndLost() {
    assumeTrue(canMulticast(), "no network here lets a machine hear what it says to everybody");
    // Nobody listens there; others may run this test in the same network.
    int port = 20_000 + new Random().nextInt(10_000);
    List<RoomInfo> rooms = new CopyOnWriteArrayList<>();
    NetworkSessions sessions = fromFx(NetworkSessions::new);
    onFx(sessions::look);
    try (Announcer _ = announce(port, rooms)) {
      eventually(() -> ofPort(sessions, port).isPresent());
      Found found = ofPort(sessions, port).orElseThrow();
      assertEquals("Ada", found.name());
      assertEquals(0, found.people());
      assertTrue(found.isHere());
      rooms.add(new RoomInfo(new RoomName("blue"), 3, true));
      eventually(() ->
          ofPort(sessions, port).filter(now -> now.people() == 3 && now.pinNeeded()).isPresent());
      assertEquals("blue", ofPort(sessions, port).orElseThrow().link().room().value());
    }
    eventually(() -> ofPort(sessions, port).isEmpty());
    onFx(sessions::close);
  }

  /// As always when somebody hosts: then he is the first in it.
  @Test
  void aSessionIsFoundThatSomebodyEntersWhileItIsBeingAnnounced() {
    assumeTrue(canMulticast(), "no network here lets a machine hear what it says to everybody");
    int port = 20_000 + new Random().nextInt(10_000);
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger people = new AtomicInteger(1);
    Supplier<List<RoomInfo>> rooms =
        () ->
            List.of(
                new RoomInfo(
                    RoomName.LOBBY, asked.getAndIncrement() == 0 ? 0 : people.get(), false));
    NetworkSessions sessions = fromFx(NetworkSessions::new);
    onFx(sessions::look);
    try (Announcer _ =
        Announcer.start(() -> "Ada", new Announcer.Subject(port, null, null), rooms)) {
      eventually(() -> ofPort(sessions, port).filter(now -> now.people() == 1).isPresent());
      people.set(2);
      eventually(() -> ofPort(sessions, port).filter(now -> now.people() == 2).isPresent());
    }
    onFx(sessions::close);
  }
}
