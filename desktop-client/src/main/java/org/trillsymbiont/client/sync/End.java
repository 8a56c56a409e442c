package org.trillsymbiont.client.sync;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;
import org.trillsymbiont.client.text.Texts;

/// Why there is no connection.
///
/// @param server who was asked
/// @param said what the server has said to it, as it came; empty when nothing
record End(Cause cause, URI server, String said) {
  private static final Texts TEXTS = Texts.of(End.class);
  private static final Set<Cause> FINAL =
      EnumSet.of(
          Cause.UNKNOWN_VERSION,
          Cause.WRONG_PIN,
          Cause.TOO_MANY_ROOMS,
          Cause.REMOVED,
          Cause.BANNED,
          Cause.WRONG_TOKEN,
          Cause.WRONG_CERTIFICATE,
          Cause.CHANGED_CERTIFICATE,
          Cause.NEEDS_TLS);

  /// What may be the matter. The constants name texts of this package's bundle.
  enum Cause {
    UNKNOWN_VERSION,
    ROOM_FULL,
    WRONG_PIN,
    REPLACED,
    TOO_MANY_ROOMS,
    /// The host has asked the user to leave.
    REMOVED,
    /// We have said too much at once.
    TOO_FAST,
    /// Too much was tried from our address.
    BANNED,
    /// The link's secret is missing, or another one.
    WRONG_TOKEN,
    /// Not the one that the link names.
    WRONG_CERTIFICATE,
    /// Not the one that the server had before.
    CHANGED_CERTIFICATE,
    /// It encrypts, and the link does not say so.
    NEEDS_TLS,
    /// It does not encrypt, and the link says so; or what came in between has failed.
    NO_TLS,
    /// Our hello came too late, or is none.
    NOT_UNDERSTOOD,
    NO_COMPUTER,
    NO_ANSWER,
    NO_WAY,
    NO_SESSION,
    STOPPED,
    CLOSED,
    TOO_SLOW,
    TOO_LARGE,
    TAKES_NOBODY,
    NO_TRILL_SYMBIONT,
    REFUSED,
    REFUSED_BECAUSE,
    LOST,
    /// It says nothing, and did before.
    SILENT,
    /// It has never said anything.
    MUTE
  }

  End(Cause cause, URI server) {
    this(cause, server, "");
  }

  /// Whether it is of no use to try again by itself.
  boolean isFinal() {
    return FINAL.contains(cause);
  }

  /// A sentence for the user.
  String reason() {
    String detail =
        switch (cause) {
          case NO_COMPUTER -> server.getHost();
          // What a firewall has to let in.
          case NO_ANSWER, NO_WAY -> Integer.toString(server.getPort());
          default -> said;
        };
    return TEXTS.get("end." + cause, server.getHost() + ":" + server.getPort(), detail);
  }
}
