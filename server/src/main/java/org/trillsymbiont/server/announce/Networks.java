package org.trillsymbiont.server.announce;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The networks that this machine can tell something to everybody in.
final class Networks {
  private static final Logger LOG = LoggerFactory.getLogger(Networks.class);

  /// Nobody plugs into more of them at once.
  private static final int MOST = 4;

  /// Those of containers and virtual machines: nobody who plays is in there.
  private static final Pattern VIRTUAL =
      Pattern.compile("(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|awdl|llw).*");

  private Networks() {}

  /// This machine's addresses at this moment: of each network one of IPv4 and one of IPv6, as far
  /// as it has them. That of IPv6 is link-local, which every card has and multicast is sent from.
  static List<InetAddress> addresses() {
    List<InetAddress> addresses = new ArrayList<>();
    try (Stream<NetworkInterface> cards = NetworkInterface.networkInterfaces()) {
      for (NetworkInterface card : usable(cards.toList())) {
        first(card, Inet4Address.class::isInstance, addresses);
        first(card, a -> a instanceof Inet6Address && a.isLinkLocalAddress(), addresses);
      }
    } catch (SocketException e) {
      LOG.warn("The networks of this machine can't be listed; the server is not announced", e);
    }
    return addresses;
  }

  private static List<NetworkInterface> usable(List<NetworkInterface> all) throws SocketException {
    List<NetworkInterface> usable = new ArrayList<>();
    for (NetworkInterface card : all) {
      if (card.isUp()
          && card.supportsMulticast()
          && !card.isLoopback()
          && card.inetAddresses().findAny().isPresent()) {
        usable.add(card);
      }
    }
    usable.sort(
        Comparator.comparing((NetworkInterface card) -> VIRTUAL.matcher(card.getName()).matches())
            .thenComparingInt(NetworkInterface::getIndex));
    return usable.subList(0, Math.min(MOST, usable.size()));
  }

  private static void first(
      NetworkInterface card, Predicate<InetAddress> wanted, List<InetAddress> addresses) {
    card.inetAddresses().filter(wanted).findFirst().ifPresent(addresses::add);
  }
}
