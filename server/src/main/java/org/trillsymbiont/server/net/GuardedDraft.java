package org.trillsymbiont.server.net;

import java.nio.ByteBuffer;
import java.util.List;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.LimitExceededException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.Protocol;
import org.trillsymbiont.model.sync.Endpoint;

/// RFC 6455 without extensions, with bounds on the messages. The library bounds single frames only,
/// collects fragments without end, and names some errors in a way that can't be sent.
///
/// Thread: confined to the library's worker of the connection.
final class GuardedDraft extends Draft_6455 {
  private final Limits limits;
  private int fragments;
  private long fragmentBytes;

  GuardedDraft(Limits limits) {
    super(
        List.of(),
        List.of(new Protocol(Endpoint.SUBPROTOCOL), new Protocol("")),
        limits.count(Limit.MESSAGE_BYTES));
    this.limits = limits;
  }

  @Override
  public Draft copyInstance() {
    return new GuardedDraft(limits);
  }

  @Override
  public List<Framedata> translateFrame(ByteBuffer buffer) throws InvalidDataException {
    try {
      return super.translateFrame(buffer);
    } catch (InvalidDataException e) {
      throw named(e);
    } catch (RuntimeException e) {
      // A close frame whose reason is not UTF-8 ends in the library's NullPointerException.
      throw new InvalidDataException(CloseFrame.NO_UTF8, "a frame can't be read", e);
    }
  }

  @Override
  public void processFrame(WebSocketImpl socket, Framedata frame) throws InvalidDataException {
    countFragments(frame);
    try {
      super.processFrame(socket, frame);
    } catch (InvalidDataException e) {
      throw named(e);
    }
  }

  private void countFragments(Framedata frame) throws LimitExceededException {
    boolean begins = frame.getOpcode() == Opcode.TEXT || frame.getOpcode() == Opcode.BINARY;
    if (!begins && frame.getOpcode() != Opcode.CONTINUOUS) {
      return;
    }
    fragments = begins ? 1 : fragments + 1;
    fragmentBytes = frame.getPayloadData().remaining() + (begins ? 0 : fragmentBytes);
    if (fragments > limits.count(Limit.FRAGMENTS)
        || fragmentBytes > limits.count(Limit.MESSAGE_BYTES)) {
      throw tooBig();
    }
  }

  private LimitExceededException tooBig() {
    return new LimitExceededException(
        "a message has at most "
            + limits.count(Limit.MESSAGE_BYTES)
            + " bytes in "
            + limits.count(Limit.FRAGMENTS)
            + " fragments",
        limits.count(Limit.MESSAGE_BYTES));
  }

  /// The error with a reason that stands well in a close frame.
  private InvalidDataException named(InvalidDataException e) {
    return switch (e.getCloseCode()) {
      case CloseFrame.TOOBIG -> tooBig();
      case CloseFrame.NO_UTF8 ->
          new InvalidDataException(CloseFrame.NO_UTF8, "the text is not UTF-8", e);
      default -> e;
    };
  }

  /// Whether the client asked for dialect v2.
  boolean isV2() {
    return getProtocol() != null
        && getProtocol().getProvidedProtocol().equals(Endpoint.SUBPROTOCOL);
  }

  // The library's compare negotiated extensions and protocols; two connections never share one.
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
