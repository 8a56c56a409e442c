package org.trillsymbiont.server.net;

import java.nio.ByteBuffer;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.framing.PongFrame;
import org.java_websocket.framing.TextFrame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.model.sync.ClientMessage;
import org.trillsymbiont.model.wire.ProtocolException;
import org.trillsymbiont.model.wire.V1Codec;
import org.trillsymbiont.server.room.Peer;
import org.trillsymbiont.server.room.Room;
import org.trillsymbiont.server.room.Session;

/// One client that has shaken hands: decodes what it says and posts it to the room, and takes what
/// the room sends, within bounds.
///
/// A message that is refused is ignored and noted in the log; the connection stays, as v1 has no
/// answer for it.
///
/// Thread: `received...` by the library's worker of the connection; [#send] and [#pong] by the
/// room's mailbox; [#tidy] by the gateway's housekeeping.
final class Connection implements Peer {
  static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final int MAX_NOTED = 10;

  private final String name;
  private final GuardedSocket socket;
  private final GuardedChannel channel;
  private final Limits limits;
  private final Session session;
  private int refused;
  private volatile boolean leftSomethingOut;

  // Housekeeping's half.
  private long seenWritten;
  private long progressNanos = System.nanoTime();

  /// @param name for the log
  Connection(String name, GuardedSocket socket, Limits limits, Room room) {
    this.name = name;
    this.socket = socket;
    this.channel = (GuardedChannel) socket.getChannel();
    this.limits = limits;
    LOG.info("{} came", name);
    session = room.join(this);
  }

  String name() {
    return name;
  }

  void receivedText(String text) {
    try {
      switch (V1Codec.decodeClient(text)) {
        case ClientMessage.Update(var edit, var restores) ->
            cutUnless(restores ? session.restore(edit) : session.update(edit));
      }
    } catch (ProtocolException e) {
      refuse(LogText.shown(e.getMessage()));
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{}: decoding a message of {} characters failed", name, text.length(), e);
      refuse("it can't be decoded");
    }
  }

  void receivedBinary() {
    refuse("it is binary");
  }

  void receivedPing(byte[] payload) {
    cutUnless(session.ping(payload));
  }

  private void cutUnless(boolean isTaken) {
    if (!isTaken) {
      socket.close(CloseFrame.POLICY_VALIDATION, "messages come faster than they can be handled");
    }
  }

  private void refuse(String why) {
    refused++;
    if (refused <= MAX_NOTED) {
      LOG.warn("{}: message refused: {}", name, why);
    }
  }

  void closed(int code, @Nullable String reason) {
    session.leave();
    LOG.info("{} left: {} {}", name, code, LogText.shown(reason));
    if (refused > MAX_NOTED) {
      LOG.warn("{}: {} messages were refused in all", name, refused);
    }
  }

  @Override
  public boolean send(byte[] utf8) {
    TextFrame frame = new TextFrame();
    frame.setPayload(ByteBuffer.wrap(utf8));
    return queue(frame, utf8.length);
  }

  @Override
  public boolean pong(byte[] payload) {
    PongFrame frame = new PongFrame();
    frame.setPayload(ByteBuffer.wrap(payload));
    return queue(frame, payload.length);
  }

  private boolean queue(Framedata frame, int bytes) {
    if (socket.queuedBytes() + bytes > limits.queuedBytes()) {
      leftSomethingOut = true;
      return false;
    }
    try {
      socket.sendFrame(frame);
    } catch (WebsocketNotConnectedException e) {
      LOG.debug("{} has gone before it was told", name);
    }
    return true;
  }

  /// Lets a client that was behind catch up when it has drained, and cuts one that does not drain.
  void tidy() {
    long now = System.nanoTime();
    long written = channel.writtenBytes();
    if (written != seenWritten || !leftSomethingOut) {
      seenWritten = written;
      progressNanos = now;
    }
    if (leftSomethingOut && socket.queuedBytes() <= limits.queuedBytes() / 4) {
      leftSomethingOut = false;
      session.catchUp();
    } else if (now - progressNanos > limits.stallTime().toNanos()) {
      socket.close(CloseFrame.TRY_AGAIN_LATER, "the connection is too slow");
      // The close frame waits behind all that it has not taken: it will not come.
      socket.closeConnection(CloseFrame.TRY_AGAIN_LATER, "the connection is too slow");
    }
  }
}
