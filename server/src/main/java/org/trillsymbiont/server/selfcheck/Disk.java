package org.trillsymbiont.server.selfcheck;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/// How long a disk takes until it has really written something.
public final class Disk {
  private static final int TRIES = 20;
  private static final int PAGE_BYTES = 4096;
  private static final double NANOS_IN_MILLI = 1e6;
  private static final long SLOW_MILLIS = 100;
  private static final long MIB = 1024 * 1024;
  private static final long LEAST_FREE = 100 * MIB;

  private Disk() {}

  /// Writes a page twenty times and waits for the disk each time.
  ///
  /// @param folder that can be written to
  /// @return the median and what is free, as a sentence
  /// @throws IOException with a sentence, when that can't be done or hardly anything is free
  public static String look(Path folder) throws IOException {
    long[] nanos = new long[TRIES];
    Path file = Files.createTempFile(folder, "self-check", null);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < TRIES; i++) {
        long begin = System.nanoTime();
        channel.write(ByteBuffer.allocate(PAGE_BYTES), 0);
        channel.force(true);
        nanos[i] = System.nanoTime() - begin;
      }
    } catch (IOException e) {
      throw new IOException("The disk of " + folder + " can't be written to: " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(file);
    }
    Arrays.sort(nanos);
    return sentence(folder, nanos[TRIES / 2] / NANOS_IN_MILLI);
  }

  private static String sentence(Path folder, double millis) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < LEAST_FREE) {
      throw new IOException("Only " + free / MIB + " MiB are free where " + folder + " is.");
    }
    return String.format(
        Locale.ROOT,
        "A write is on the disk after %.1f ms%s; %,d MiB are free.",
        millis,
        millis > SLOW_MILLIS ? ", which is slow: people are told late what is saved" : "",
        free / MIB);
  }
}
