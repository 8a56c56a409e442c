package org.trillsymbiont.server.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.Endpoint;

/// Where a server can be joined.
public final class JoinAddresses {
  private static final Logger LOG = LoggerFactory.getLogger(JoinAddresses.class);

  private JoinAddresses() {}

  /// The addresses of a server, the local network's first. A server that listens everywhere has one
  /// for each of the machine's addresses, IPv6 ones only when there is no IPv4; with no network,
  /// the loopback's.
  ///
  /// @param isEncrypted whether TLS is spoken there
  public static List<URI> of(InetSocketAddress bound, boolean isEncrypted) {
    List<InetAddress> hosts =
        bound.getAddress().isAnyLocalAddress()
            ? preferred(ofThisMachine(), towardsTheNetwork())
            : List.of(bound.getAddress());
    return hosts.stream().map(host -> uri(host, bound.getPort(), isEncrypted)).toList();
  }

  /// The address of the sync endpoint on a host.
  ///
  /// @param isEncrypted whether TLS is spoken there
  public static URI uri(InetAddress host, int port, boolean isEncrypted) {
    String number = host.getHostAddress();
    int zone = number.indexOf('%');
    String plain = zone < 0 ? number : number.substring(0, zone);
    String text = host instanceof Inet4Address ? plain : "[" + plain + "]";
    return URI.create((isEncrypted ? "wss://" : "ws://") + text + ":" + port + Endpoint.PATH);
  }

  /// The one that leads to the network first (others belong to virtual networks, such as those of
  /// containers), then private addresses, then others; never a link-local one.
  static List<InetAddress> preferred(
      List<InetAddress> all, @Nullable InetAddress towardsTheNetwork) {
    List<InetAddress> usable =
        all.stream().filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress()).toList();
    List<InetAddress> v4 = usable.stream().filter(Inet4Address.class::isInstance).toList();
    List<InetAddress> chosen = v4.isEmpty() ? usable : v4;
    return chosen.isEmpty()
        ? List.of(InetAddress.getLoopbackAddress())
        : chosen.stream()
            .sorted(
                Comparator.comparing((InetAddress a) -> !a.equals(towardsTheNetwork))
                    .thenComparing(a -> !a.isSiteLocalAddress()))
            .toList();
  }

  /// The address that this machine would speak from; null when it has no way out. Nothing is sent:
  /// connecting a datagram socket only looks the way up. 192.0.2.1 is nobody's (RFC 5737).
  private static @Nullable InetAddress towardsTheNetwork() {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName("192.0.2.1"), 9));
      return socket.getLocalAddress();
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("There is no way out of this machine", e);
      return null;
    }
  }

  private static List<InetAddress> ofThisMachine() {
    List<InetAddress> addresses = new ArrayList<>();
    try (Stream<NetworkInterface> cards = NetworkInterface.networkInterfaces()) {
      for (NetworkInterface card : cards.toList()) {
        if (card.isUp()) {
          card.inetAddresses().forEach(addresses::add);
        }
      }
    } catch (SocketException e) {
      LOG.warn("The addresses of this machine can't be read", e);
    }
    return addresses;
  }
}
