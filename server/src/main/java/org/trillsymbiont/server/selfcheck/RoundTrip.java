package org.trillsymbiont.server.selfcheck;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.edit.Edit;
import org.trillsymbiont.model.edit.Fields;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.Colour;
import org.trillsymbiont.model.sync.Endpoint;
import org.trillsymbiont.model.sync.Identity;
import org.trillsymbiont.model.sync.RoomName;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;

/// Somebody who joins a server, plays, and hears himself.
///
/// Thread: confined to one, which it blocks; the network's threads hand over what comes.
public final class RoundTrip {
  private static final long DEADLINE_SECONDS = 10;
  private static final double NANOS_IN_MILLI = 1e6;

  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();

  private RoundTrip() {}

  /// The connection has ended.
  private record Ended(String sentence) {}

  /// Goes there and back.
  ///
  /// @param server where it is joined
  /// @param fingerprint of its certificate; null when it is not encrypted
  /// @param token that it asks for; null for none
  /// @return how long a change took to come back, as a sentence
  /// @throws IOException with a sentence, when it does not
  public static String go(URI server, @Nullable String fingerprint, @Nullable String token)
      throws IOException, InterruptedException {
    RoundTrip trip = new RoundTrip();
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(DEADLINE_SECONDS));
    if (fingerprint != null) {
      builder.sslContext(OneCertificate.context(fingerprint));
    }
    try (HttpClient http = builder.build()) {
      WebSocket socket =
          http.newWebSocketBuilder()
              .subprotocols(Endpoint.SUBPROTOCOL)
              .connectTimeout(Duration.ofSeconds(DEADLINE_SECONDS))
              .buildAsync(server, trip.new Ear())
              .join();
      try {
        return trip.play(socket, token);
      } finally {
        socket.abort();
      }
    } catch (CompletionException e) {
      throw new IOException("Nobody can join at " + server + ": " + e.getCause(), e);
    }
  }

  private String play(WebSocket socket, @Nullable String token)
      throws IOException, InterruptedException {
    Identity identity = new Identity("Self-check", Colour.PALETTE.getFirst());
    say(
        socket,
        new ClientMessage.Hello(
            Endpoint.VERSION, RoomName.LOBBY, identity, "self-check", null, null, token));
    await(ServerMessage.Welcome.class);
    long begin = System.nanoTime();
    say(socket, new ClientMessage.Change(1, Edit.of(Fields.MASTER_VOLUME, 0.5), 0, false));
    await(ServerMessage.Edited.class);
    return String.format(
        Locale.ROOT,
        "Somebody joined, played, and heard it %.1f ms later.",
        (System.nanoTime() - begin) / NANOS_IN_MILLI);
  }

  private static void say(WebSocket socket, ClientMessage message) {
    socket.sendText(V2Codec.encode(message), true).join();
  }

  private void await(Class<? extends ServerMessage> kind) throws IOException, InterruptedException {
    while (true) {
      Object next = heard.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
      if (kind.isInstance(next)) {
        return;
      } else if (next instanceof Ended(String sentence)) {
        throw new IOException("The server has closed the connection: " + sentence);
      } else if (next == null) {
        throw new IOException("The server does not answer.");
      }
    }
  }

  /// Listens. Thread: the network's.
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket socket, CharSequence part, boolean isLast) {
      parts.append(part);
      if (isLast) {
        take(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void take(String text) {
      try {
        V2Codec.decodeServer(text).ifPresent(heard::add);
      } catch (ProtocolException e) {
        heard.add(new Ended("what it says can't be understood (" + e.getMessage() + ")."));
      }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      heard.add(new Ended(reason + " (" + code + ")."));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable e) {
      heard.add(new Ended(e + "."));
    }
  }
}
