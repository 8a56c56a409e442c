package org.trillsymbiont.server.announce;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.RoomInfo;

/// Tells the local network of a server, and what becomes of its rooms. Where that can't be done a
/// line in the log says so, and the server does without. The only class of the server that knows
/// JmDNS.
///
/// Thread: safe; the work is done on a thread of its own.
public final class Announcer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration FAREWELL = Duration.ofSeconds(3);

  /// More networks than that are virtual ones.
  private static final int MOST_NETWORKS = 4;

  private final Supplier<String> name;
  private final int port;
  private final boolean isEncrypted;
  private final Supplier<List<RoomInfo>> rooms;
  private final List<InetAddress> addresses;
  private final Thread worker;

  private Announcer(
      Supplier<String> name,
      int port,
      boolean isEncrypted,
      Supplier<List<RoomInfo>> rooms,
      List<InetAddress> addresses) {
    this.name = name;
    this.port = port;
    this.isEncrypted = isEncrypted;
    this.rooms = rooms;
    this.addresses = List.copyOf(addresses);
    worker = Thread.ofPlatform().daemon().name("announce").unstarted(this::run);
  }

  /// Announces a server in all of this machine's networks, until it is closed.
  ///
  /// @param name what it is called; asked for once, on another thread
  /// @param port where it listens, 1..65535
  /// @param isEncrypted whether TLS is spoken there
  /// @param rooms its rooms at the moment
  public static Announcer start(
      Supplier<String> name, int port, boolean isEncrypted, Supplier<List<RoomInfo>> rooms) {
    return start(name, port, isEncrypted, rooms, networks());
  }

  static Announcer start(
      Supplier<String> name,
      int port,
      boolean isEncrypted,
      Supplier<List<RoomInfo>> rooms,
      List<InetAddress> addresses) {
    Announcer announcer = new Announcer(name, port, isEncrypted, rooms, addresses);
    announcer.worker.start();
    return announcer;
  }

  /// This machine's addresses in networks that can be told something, one of each.
  private static List<InetAddress> networks() {
    List<InetAddress> addresses = new ArrayList<>();
    try (Stream<NetworkInterface> cards = NetworkInterface.networkInterfaces()) {
      for (NetworkInterface card : cards.toList()) {
        if (card.isUp() && card.supportsMulticast() && !card.isLoopback()) {
          card.inetAddresses()
              .filter(Inet4Address.class::isInstance)
              .findFirst()
              .ifPresent(addresses::add);
        }
      }
    } catch (SocketException e) {
      LOG.warn("The networks of this machine can't be listed; the server is not announced", e);
    }
    return addresses.subList(0, Math.min(MOST_NETWORKS, addresses.size()));
  }

  /// Where a service is announced.
  private record Place(JmDNS network, ServiceInfo service) {}

  private void run() {
    List<Place> places = new ArrayList<>();
    try {
      String called = name.get();
      Announcement told = Announcement.of(called, isEncrypted, rooms.get());
      for (InetAddress address : addresses) {
        announce(address, told, places);
      }
      LOG.info("Announced as \"{}\" in {} networks", told.name(), places.size());
      while (!places.isEmpty()) {
        Thread.sleep(PAUSE);
        Announcement now = Announcement.of(called, isEncrypted, rooms.get());
        if (!now.equals(told)) {
          told = now;
          places.forEach(place -> place.service().setText(now.attributes()));
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("The server is no longer announced");
    } catch (RuntimeException e) {
      LOG.warn("The server can't be announced any more", e);
    } finally {
      places.forEach(Announcer::withdraw);
    }
  }

  private void announce(InetAddress address, Announcement told, List<Place> places)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      JmDNS network = JmDNS.create(address);
      String instance = "trill-" + port + "-" + address.getHostAddress().replace('.', '-');
      ServiceInfo service =
          ServiceInfo.create(Announcement.TYPE, instance, port, 0, 0, told.attributes());
      places.add(new Place(network, service));
      network.registerService(service);
    } catch (IOException e) {
      LOG.info("The server can't be announced at {}: {}", address.getHostAddress(), e.getMessage());
    }
  }

  private static void withdraw(Place place) {
    try {
      place.network().unregisterService(place.service());
      place.network().close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("An announcement was not withdrawn properly", e);
    }
  }

  /// Withdraws what was announced; waits a few seconds for that at most. May be called again.
  @Override
  public void close() {
    worker.interrupt();
    try {
      if (!worker.join(FAREWELL)) {
        LOG.debug("The announcement takes its time to end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
