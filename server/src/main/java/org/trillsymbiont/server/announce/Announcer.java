package org.trillsymbiont.server.announce;

import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import javax.jmdns.impl.ServiceInfoImpl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.RoomInfo;

/// Tells the local networks of a server, and what becomes of its rooms; networks that come and go
/// are followed. Where that can't be done a line in the log says so, and the server does without.
/// The only class of the server that knows JmDNS.
///
/// Thread: safe; the work is done on a thread of its own.
public final class Announcer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /// How often a change is told: what is said to everybody may be lost.
  private static final int TIMES = 3;

  private static final Duration FAREWELL = Duration.ofSeconds(3);

  private final Supplier<String> name;
  private final int port;
  private final Announcement.Server server;
  private final Supplier<List<RoomInfo>> rooms;
  private final Supplier<List<InetAddress>> networks;
  private final Thread worker;

  /// Owned by the worker: where it is announced, and where that did not work.
  private final Map<InetAddress, Place> places = new LinkedHashMap<>();

  private final Set<InetAddress> hopeless = new HashSet<>();
  private int instances;

  /// What is announced.
  ///
  /// @param port where it listens, 1..65535
  /// @param fingerprint what its certificate is known by; null when it does not encrypt
  /// @param after the session that is gone on with here ([Announcement#trail]); null for none
  public record Subject(int port, @Nullable String fingerprint, @Nullable String after) {}

  private Announcer(
      Supplier<String> name,
      Subject subject,
      Supplier<List<RoomInfo>> rooms,
      Supplier<List<InetAddress>> networks) {
    this.name = name;
    port = subject.port();
    String id = Long.toUnsignedString(new SecureRandom().nextLong(), Character.MAX_RADIX);
    server =
        new Announcement.Server(
            id, subject.fingerprint() != null, subject.fingerprint(), subject.after());
    this.rooms = rooms;
    this.networks = networks;
    worker = Thread.ofPlatform().daemon().name("announce").unstarted(this::run);
  }

  /// Announces a server in all of this machine's networks, until it is closed.
  ///
  /// @param name what it is called; asked for once, on another thread
  /// @param rooms its rooms at the moment
  public static Announcer start(
      Supplier<String> name, Subject subject, Supplier<List<RoomInfo>> rooms) {
    return start(name, subject, rooms, Networks::addresses);
  }

  /// @param networks this machine's addresses in networks at the moment
  static Announcer start(
      Supplier<String> name,
      Subject subject,
      Supplier<List<RoomInfo>> rooms,
      Supplier<List<InetAddress>> networks) {
    Announcer announcer = new Announcer(name, subject, rooms, networks);
    announcer.worker.start();
    return announcer;
  }

  /// Where a service is announced.
  private static final class Place {
    private final JmDNS network;
    private final ServiceInfo service;
    private int timesToTell;

    Place(JmDNS network, ServiceInfo service) {
      this.network = network;
      this.service = service;
    }

    /// Tells what is to be told, as soon as that can be done. What is changed while the library
    /// still announces what was before stops it for good, and nothing is ever heard of the service
    /// again (jmdns issues 129 and 252).
    void tell(Announcement now) {
      boolean isAnnounced = service instanceof ServiceInfoImpl info && info.isAnnounced();
      if (timesToTell > 0 && isAnnounced) {
        timesToTell--;
        service.setText(now.attributes());
      }
    }

    void withdraw() {
      try {
        network.unregisterService(service);
        network.close();
      } catch (IOException | RuntimeException e) {
        LOG.debug("An announcement was not withdrawn properly", e);
      }
    }
  }

  private void run() {
    try {
      String called = name.get();
      Announcement told = Announcement.of(called, server, rooms.get());
      follow(told);
      LOG.info("Announced as \"{}\" at {} addresses", told.name(), places.size());
      while (true) {
        Thread.sleep(PAUSE);
        Announcement now = Announcement.of(called, server, rooms.get());
        if (!now.equals(told)) {
          told = now;
          places.values().forEach(place -> place.timesToTell = TIMES);
        }
        places.values().forEach(place -> place.tell(now));
        follow(told);
      }
    } catch (InterruptedException e) {
      LOG.debug("The server is no longer announced");
    } catch (RuntimeException e) {
      LOG.warn("The server can't be announced any more", e);
    } finally {
      withdrawAll();
    }
  }

  /// Announces it in networks that have come, and forgets those that have gone.
  private void follow(Announcement told) throws InterruptedException {
    List<InetAddress> now = networks.get();
    hopeless.retainAll(now);
    for (InetAddress gone : Set.copyOf(places.keySet())) {
      if (!now.contains(gone)) {
        Place place = places.remove(gone);
        if (place != null) {
          place.withdraw();
        }
      }
    }
    for (InetAddress address : now) {
      if (!places.containsKey(address) && !hopeless.contains(address)) {
        announce(address, told);
      }
    }
  }

  private void announce(InetAddress address, Announcement told) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      // Named here: a machine that has no name would be looked up for seconds.
      String instance = "trill-" + server.id() + "-" + ++instances;
      JmDNS network = JmDNS.create(address, instance);
      ServiceInfo service =
          ServiceInfo.create(Announcement.TYPE, instance, port, 0, 0, told.attributes());
      places.put(address, new Place(network, service));
      network.registerService(service);
    } catch (IOException e) {
      hopeless.add(address);
      LOG.info("The server can't be announced at {}: {}", address.getHostAddress(), e.getMessage());
    }
  }

  /// At once, for each takes a second, and whoever closes this waits.
  private void withdrawAll() {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      places.values().forEach(place -> workers.execute(place::withdraw));
    }
    places.clear();
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
