package org.trillsymbiont.server.room;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.sync.ServerMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V2Codec;

/// A connection of the simulation: late in both directions, in order, now and then slow, until it
/// is cut. What was on its way then is lost. Thread: the test's.
final class SimulatedLink implements Peer {
  private final SimulatedWorld world;
  private final SimulatedServer server;
  private final SimulatedClient client;
  private @Nullable V2Session session;
  private long lastUp;
  private long lastDown;
  private boolean isSlow;
  private boolean isCut;

  SimulatedLink(SimulatedWorld world, SimulatedServer server, SimulatedClient client) {
    this.world = world;
    this.server = server;
    this.client = client;
  }

  /// The client says something.
  void up(ClientMessage message) {
    lastUp = later(lastUp, () -> arrive(message));
  }

  private void arrive(ClientMessage message) {
    if (!server.isUp()) {
      cut();
    } else if (message instanceof ClientMessage.Hello hello && session == null) {
      session = server.join(this, hello);
    } else if (session != null && !session.receive(message, world.nanos())) {
      cut();
    }
  }

  /// In order, up to 80 ms later.
  private long later(long last, Runnable arrival) {
    long at = Math.max(last + 1, world.nanos() + world.below(80_000_000));
    world.afterNanos(
        at - world.nanos(),
        () -> {
          if (!isCut) {
            arrival.run();
          }
        });
    return at;
  }

  @Override
  public boolean send(ByteBuffer frames) {
    ByteBuffer rest = frames.duplicate();
    while (rest.hasRemaining()) {
      ServerMessage message = next(rest);
      lastDown = later(lastDown, () -> client.receive(this, message));
    }
    if (!isSlow && world.oneIn(60)) {
      isSlow = true;
      world.after(world.below(1500), this::drained);
    }
    return !isSlow;
  }

  private void drained() {
    isSlow = false;
    if (session != null && !isCut) {
      session.catchUp();
    }
  }

  private static ServerMessage next(ByteBuffer frames) {
    frames.get();
    int length = frames.get();
    if (length == 126) {
      length = Short.toUnsignedInt(frames.getShort());
    } else if (length == 127) {
      length = Math.toIntExact(frames.getLong());
    }
    byte[] payload = new byte[length];
    frames.get(payload);
    try {
      return V2Codec.decodeServer(new String(payload, StandardCharsets.UTF_8)).orElseThrow();
    } catch (ProtocolException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close(int code, String sentence) {
    cut();
  }

  /// Both sides come to know of it, each in its time.
  void cut() {
    if (isCut) {
      return;
    }
    isCut = true;
    server.left(this);
    V2Session left = session;
    if (left != null) {
      world.after(world.below(300), left::leave);
    }
    world.after(world.below(300), () -> client.lost(this));
  }
}
