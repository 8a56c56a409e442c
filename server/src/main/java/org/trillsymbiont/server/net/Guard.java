package org.trillsymbiont.server.net;

import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// How the network treats strangers.
///
/// @param limits what they may cost
/// @param access which of them may come in
/// @param tls with what key; null when nothing is encrypted
public record Guard(Limits limits, Access access, @Nullable SSLContext tls) {
  /// With nothing but limits.
  public static Guard of(Limits limits) {
    return new Guard(limits, Access.DEFAULT, null);
  }
}
