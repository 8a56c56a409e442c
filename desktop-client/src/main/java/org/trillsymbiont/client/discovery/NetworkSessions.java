package org.trillsymbiont.client.discovery;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.FxThread;
import org.trillsymbiont.model.sync.Announcement;
import org.trillsymbiont.model.sync.JoinLink;

/// Finds sessions that are announced in the local network (mDNS). The only class of the client that
/// knows JmDNS.
///
/// Thread: FX; it looks on threads of its own and the library's.
public final class NetworkSessions implements FoundSessions {
  private static final Logger log = LoggerFactory.getLogger(NetworkSessions.class);

  /// More networks than that are virtual ones.
  private static final int MOST_NETWORKS = 4;

  private final ReadOnlyObjectWrapper<List<Found>> found =
      new ReadOnlyObjectWrapper<>(this, "found", List.of());

  /// Opens and closes the library, one after the other: both take a moment.
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("trill-look-around").factory());

  /// Owned by the worker.
  private final List<JmDNS> networks = new ArrayList<>();

  private final Map<String, Found> byService = new TreeMap<>();
  private boolean isLooking;

  /// Counts how often it began to look, so that what was found before is known as such.
  private int round;

  @Override
  public ReadOnlyObjectProperty<List<Found>> foundProperty() {
    return found.getReadOnlyProperty();
  }

  @Override
  public void look() {
    if (!isLooking) {
      isLooking = true;
      int mine = ++round;
      worker.execute(() -> open(mine));
    }
  }

  @Override
  public void rest() {
    if (isLooking) {
      isLooking = false;
      round++;
      byService.clear();
      found.set(List.of());
      worker.execute(this::closeAll);
    }
  }

  @Override
  public void close() {
    rest();
    worker.shutdown();
  }

  private void open(int mine) {
    for (InetAddress address : addresses()) {
      try {
        JmDNS network = JmDNS.create(address);
        networks.add(network);
        network.addServiceListener(Announcement.TYPE, new Ear(mine));
      } catch (IOException | RuntimeException e) {
        log.info("No sessions are looked for at {}: {}", address.getHostAddress(), e.getMessage());
      }
    }
  }

  private void closeAll() {
    for (JmDNS network : networks) {
      try {
        network.close();
      } catch (IOException | RuntimeException e) {
        log.debug("Looking around did not end properly", e);
      }
    }
    networks.clear();
  }

  /// This computer's addresses in networks that can be asked, one of each.
  private static List<InetAddress> addresses() {
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
      log.warn("The networks of this computer can't be listed", e);
    }
    return addresses.subList(0, Math.min(MOST_NETWORKS, addresses.size()));
  }

  /// What a service is as a session; empty when it is none that can be joined.
  static Optional<Found> session(ServiceInfo service) {
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
    Inet4Address[] hosts = service.getInet4Addresses();
    if (hosts.length == 0 || service.getPort() < 1) {
      return Optional.empty();
    }
    return Announcement.read(attributes)
        .map(told ->
            new Found(
                told.name(),
                told.rooms(),
                told.people(),
                new JoinLink(
                    hosts[0].getHostAddress(),
                    service.getPort(),
                    told.room(),
                    told.isEncrypted(),
                    null,
                    null),
                told.hasPin(),
                isOwn(hosts[0])));
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      log.debug("Not known whether {} is this computer", address, e);
      return false;
    }
  }

  private void changed(int of, String service, Optional<Found> session) {
    FxThread.post(() -> {
      if (of != round) {
        return;
      }
      session.ifPresentOrElse(now -> byService.put(service, now), () -> byService.remove(service));
      List<Found> all =
          byService.values().stream()
              .distinct()
              .sorted(
                  Comparator.comparing(Found::name).thenComparing(each -> each.link().toString()))
              .toList();
      if (!all.equals(found.get())) {
        found.set(all);
      }
    });
  }

  /// Hears of services. Thread: the library's.
  private final class Ear implements ServiceListener {
    private final int mine;

    Ear(int mine) {
      this.mine = mine;
    }

    @Override
    public void serviceAdded(ServiceEvent event) {
      event.getDNS().requestServiceInfo(event.getType(), event.getName(), true);
    }

    @Override
    public void serviceRemoved(ServiceEvent event) {
      changed(mine, event.getName(), Optional.empty());
    }

    @Override
    public void serviceResolved(ServiceEvent event) {
      changed(mine, event.getName(), session(event.getInfo()));
    }
  }
}
