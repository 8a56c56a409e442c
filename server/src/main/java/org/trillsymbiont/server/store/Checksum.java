package org.trillsymbiont.server.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The checksum of a row (CRC-32C, RFC 3720): over its values, each with its length, so that none
/// runs into the next. SQLite checks what it knows of a page, but not what stands in a text.
///
/// Thread: confined to one.
final class Checksum {
  private final CRC32C crc = new CRC32C();

  Checksum add(long value) {
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(0, value));
    return this;
  }

  Checksum add(@Nullable String value) {
    byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
    add(value == null ? -1 : bytes.length);
    crc.update(bytes);
    return this;
  }

  /// 32 bits, as SQLite stores them: 0..2^32 - 1.
  long value() {
    return crc.getValue();
  }
}
