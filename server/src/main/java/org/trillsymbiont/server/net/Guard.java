package org.trillsymbiont.server.net;

import org.jspecify.annotations.Nullable;
import org.trillsymbiont.server.tls.ServerKey;

/// How the network treats strangers.
///
/// @param limits what they may cost
/// @param access which of them may come in
/// @param tls with what key; null when nothing is encrypted
public record Guard(Limits limits, Access access, @Nullable ServerKey tls) {
  /// With nothing but limits.
  public static Guard of(Limits limits) {
    return new Guard(limits, Access.DEFAULT, null);
  }
}
