package org.trillsymbiont.client.discovery;

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

/// The networks that this computer is in.
///
/// Thread: any.
final class Networks {
  private static final Logger log = LoggerFactory.getLogger(Networks.class);

  /// Nobody plugs into more of them at once.
  private static final int MOST = 4;

  /// Those of containers and virtual machines: nobody who plays is in there.
  private static final Pattern VIRTUAL =
      Pattern.compile("(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|awdl|llw).*");

  private Networks() {}

  /// This computer's addresses at this moment in networks where one can ask everybody: of each one
  /// of IPv4 and one of IPv6, as far as it has them. That of IPv6 is link-local, which every card
  /// has and multicast is sent from.
  static List<InetAddress> addresses() {
    List<InetAddress> addresses = new ArrayList<>();
    try (Stream<NetworkInterface> cards = NetworkInterface.networkInterfaces()) {
      for (NetworkInterface card : usable(cards.toList())) {
        first(card, Inet4Address.class::isInstance, addresses);
        first(card, a -> a instanceof Inet6Address && a.isLinkLocalAddress(), addresses);
      }
    } catch (SocketException e) {
      log.warn("The networks of this computer can't be listed", e);
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

  /// Whether an address is this computer's.
  static boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException e) {
      log.debug("Not known whether {} is this computer", address, e);
      return false;
    }
  }

  /// An address as a part of a link. One that holds in one network only says in which.
  ///
  /// @param heardAt this computer's address in the network that it was told in
  static String host(InetAddress address, InetAddress heardAt) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    String number = withoutZone(address);
    String zone = address.isLinkLocalAddress() ? zone(heardAt) : "";
    return "[" + number + zone + "]";
  }

  private static String withoutZone(InetAddress address) {
    String number = address.getHostAddress();
    int zone = number.indexOf('%');
    return zone < 0 ? number : number.substring(0, zone);
  }

  private static String zone(InetAddress heardAt) {
    try {
      NetworkInterface card = NetworkInterface.getByInetAddress(heardAt);
      return card == null ? "" : "%" + card.getIndex();
    } catch (SocketException e) {
      log.debug("Not known in which network {} is", heardAt, e);
      return "";
    }
  }
}
