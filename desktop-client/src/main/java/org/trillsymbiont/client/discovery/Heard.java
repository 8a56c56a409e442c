package org.trillsymbiont.client.discovery;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is heard in the networks, and the sessions that follow from it: a server that is heard in
/// several networks, or by IPv4 and IPv6, is one.
///
/// Thread: confined to one.
final class Heard {
  private final Map<Service, Found> byService = new LinkedHashMap<>();

  /// A service in a network.
  ///
  /// @param at this computer's address there
  /// @param name what the service is called there
  record Service(InetAddress at, String name) {}

  /// Something was heard.
  void put(Service service, Found session) {
    byService.put(service, session);
  }

  /// A service has said goodbye, or is silent.
  void remove(Service service) {
    byService.remove(service);
  }

  /// This computer is in a network no more.
  void leave(InetAddress at) {
    byService.keySet().removeIf(service -> service.at().equals(at));
  }

  void clear() {
    byService.clear();
  }

  /// The sessions, by name. Each has the address that is likeliest to be of use.
  List<Found> sessions() {
    Map<String, Found> byServer = new LinkedHashMap<>();
    for (Found each : byService.values()) {
      String id = each.server().id();
      // Who tells none is known by his address.
      byServer.merge(id.isEmpty() ? each.link().authority() : id, each, Heard::better);
    }
    List<Found> all = new ArrayList<>(byServer.values());
    all.sort(Comparator.comparing(Found::name).thenComparing(each -> each.link().toString()));
    return List.copyOf(all);
  }

  private static Found better(Found one, Found other) {
    Comparator<Found> order =
        Comparator.comparing((Found each) -> !each.isHere())
            .thenComparingInt(each -> kind(each.link().host()))
            .thenComparing(each -> each.link().host());
    return order.compare(one, other) <= 0 ? one : other;
  }

  /// IPv4 is shortest to read, an address with a zone is of no use to anybody else.
  private static int kind(String host) {
    if (!host.startsWith("[")) {
      return 0;
    }
    return host.contains("%") ? 2 : 1;
  }
}
