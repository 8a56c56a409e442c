package org.trillsymbiont.model.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The checksum of a file's lines: what `head -n -1 jam.trill | sha256sum` says.
///
/// Thread: confined to its maker.
final class RoomFileSum {
  private final MessageDigest digest;

  RoomFileSum() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// @param line without its end
  void add(String line) {
    digest.update(line.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  /// Of all lines so far, in small hexadecimal digits. It begins anew then.
  String end() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
