package org.trillsymbiont.client.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.model.sync.Announcement;

/// Finds sessions that are announced in the local networks (mDNS); networks that come and go while
/// it looks are followed. The only class of the client that knows JmDNS.
///
/// Thread: FX; it looks on threads of its own and the library's.
public final class NetworkSessions implements FoundSessions {
  private static final Logger log = LoggerFactory.getLogger(NetworkSessions.class);
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final ReadOnlyObjectWrapper<List<Found>> found =
      new ReadOnlyObjectWrapper<>(this, "found", List.of());

  private final Supplier<List<InetAddress>> addresses;

  /// Opens and closes the library, one after the other: both take a moment.
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("trill-look-around").factory());

  /// Owned by the worker: where it listens, and where that did not work.
  private final Map<InetAddress, JmDNS> networks = new LinkedHashMap<>();

  private final Set<InetAddress> hopeless = new HashSet<>();
  private int names;

  private final Heard heard = new Heard();
  private @Nullable Future<?> following;

  /// Counts how often it began to look, so that what was found before is known as such.
  private int round;

  /// Looks in all of this computer's networks.
  public NetworkSessions() {
    this(Networks::addresses);
  }

  /// @param addresses this computer's in networks at the moment
  NetworkSessions(Supplier<List<InetAddress>> addresses) {
    this.addresses = addresses;
  }

  @Override
  public ReadOnlyObjectProperty<List<Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  @Override
  public void look() {
    if (following == null) {
      int mine = ++round;
      following =
          worker.scheduleWithFixedDelay(
              () -> follow(mine), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void rest() {
    if (following != null) {
      following.cancel(false);
      following = null;
      round++;
      heard.clear();
      found.set(List.of());
      worker.execute(this::closeAll);
    }
  }

  @Override
  public void close() {
    rest();
    worker.shutdown();
  }

  /// Listens in networks that have come, and no longer in those that have gone.
  private void follow(int mine) {
    List<InetAddress> now = addresses.get();
    hopeless.retainAll(now);
    for (InetAddress gone : Set.copyOf(networks.keySet())) {
      if (!now.contains(gone)) {
        close(networks.remove(gone));
        heard(mine, () -> heard.leave(gone));
      }
    }
    for (InetAddress address : now) {
      if (!networks.containsKey(address) && !hopeless.contains(address)) {
        listen(address, mine);
      }
    }
  }

  private void listen(InetAddress address, int mine) {
    try {
      // Named here: a computer that has no name would be looked up for seconds.
      String name = "trill-listens-" + ProcessHandle.current().pid() + "-" + ++names;
      JmDNS network = JmDNS.create(address, name);
      networks.put(address, network);
      network.addServiceListener(Announcement.TYPE, new Ear(mine, address));
    } catch (IOException | RuntimeException e) {
      hopeless.add(address);
      log.info("No sessions are looked for at {}: {}", address.getHostAddress(), e.getMessage());
    }
  }

  private void closeAll() {
    networks.values().forEach(NetworkSessions::close);
    networks.clear();
    hopeless.clear();
  }

  private static void close(@Nullable JmDNS network) {
    try {
      if (network != null) {
        network.close();
      }
    } catch (IOException | RuntimeException e) {
      log.debug("Looking around did not end properly", e);
    }
  }

  /// What a service is as a session; empty when it is none that can be joined.
  ///
  /// @param heardAt this computer's address in the network that it was heard in
  static Optional<Found> session(ServiceInfo service, InetAddress heardAt) {
    Map<String, String> attributes = new TreeMap<>();
    service
        .getPropertyNames()
        .asIterator()
        .forEachRemaining(key -> {
          String value = service.getPropertyString(key);
          if (value != null) {
            attributes.put(key, value);
          }
        });
    Optional<InetAddress> host =
        Stream.<InetAddress>concat(
                Stream.of(service.getInet4Addresses()), Stream.of(service.getInet6Addresses()))
            .findFirst();
    if (host.isEmpty() || service.getPort() < 1) {
      return Optional.empty();
    }
    InetAddress at = host.get();
    return Announcement.read(attributes)
        .map(told ->
            Found.announced(
                told, Networks.host(at, heardAt), service.getPort(), Networks.isOwn(at)));
  }

  private void changed(int of, Heard.Service service, Optional<Found> session) {
    heard(
        of,
        () -> session.ifPresentOrElse(now -> heard.put(service, now), () -> heard.remove(service)));
  }

  private void heard(int of, Runnable change) {
    FxThread.post(() -> {
      if (of != round) {
        return;
      }
      change.run();
      List<Found> all = heard.sessions();
      if (!all.equals(found.get())) {
        found.set(all);
      }
    });
  }

  /// Hears of services. Thread: the library's.
  private final class Ear implements ServiceListener {
    private final int mine;
    private final InetAddress at;

    Ear(int mine, InetAddress at) {
      this.mine = mine;
      this.at = at;
    }

    @Override
    public void serviceAdded(ServiceEvent event) {
      event.getDNS().requestServiceInfo(event.getType(), event.getName(), true);
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
      changed(mine, new Heard.Service(at, event.getName()), Optional.empty());
    }

    @Override
    public void serviceResolved(ServiceEvent event) {
      // What it tells of itself may come later than its address: then this is called again.
      if (event.getInfo().getPropertyNames().hasMoreElements()) {
        changed(mine, new Heard.Service(at, event.getName()), session(event.getInfo(), at));
      }
    }
  }
}
