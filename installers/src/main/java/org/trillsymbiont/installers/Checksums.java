package org.trillsymbiont.installers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Checksums of files, in the form that `sha256sum --check` and `md5sum --check` read.
final class Checksums {
  private Checksums() {}

  /// A line for each file: the sum, two spaces, its name within a folder.
  ///
  /// @param algorithm as Java names it: `SHA-256`
  static String lines(String algorithm, Path folder, List<Path> files) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      lines.append(sum(algorithm, file)).append("  ").append(name).append('\n');
    }
    return lines.toString();
  }

  private static String sum(String algorithm, Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
