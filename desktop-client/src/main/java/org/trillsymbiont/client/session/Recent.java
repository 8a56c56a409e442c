package org.trillsymbiont.client.session;

import java.time.Instant;
import java.util.Objects;
import org.trillsymbiont.model.sync.JoinLink;

/// A session that the user was in.
///
/// @param link where; what others joined with, when it was hosted here
/// @param isHosted whether it was hosted on this computer
/// @param hasPin whether a PIN was given; it is not remembered itself
/// @param when it was entered last
public record Recent(JoinLink link, boolean isHosted, boolean hasPin, Instant when) {
  public Recent {
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(when, "when");
  }

  /// True for the same room of the same server; of hosted ones also when this computer had another
  /// address then.
  boolean isSame(Recent other) {
    return (isHosted && other.isHosted)
        ? link.port() == other.link.port() && link.room().equals(other.link.room())
        : link.equals(other.link);
  }
}
