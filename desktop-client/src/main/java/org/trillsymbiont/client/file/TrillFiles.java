package org.trillsymbiont.client.file;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trillsymbiont.client.sound.FileTrouble;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.wire.RoomFileCodec.Line;
import org.trillsymbiont.model.wire.RoomFileException;
import org.trillsymbiont.model.wire.RoomFileReader;
import org.trillsymbiont.model.wire.RoomFileWriter;

/// Reads and writes sessions' files (docs/session-file.md).
///
/// Thread: any that may wait for a disk.
public final class TrillFiles {
  /// How a session's file ends.
  public static final String ENDING = ".trill";

  /// Twice what a room with all its past has: about 3 MB usually, more when states were restored.
  static final long MOST_BYTES = 32L << 20;

  /// What a server reads, too.
  static final long MOST_EVENTS = 20_000;

  private static final Texts TEXTS = Texts.of(TrillFiles.class);
  private static final Logger log = LoggerFactory.getLogger(TrillFiles.class);

  private TrillFiles() {}

  /// True for a file that is named as a session's is.
  public static boolean isNamedSo(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ENDING);
  }

  /// A file's name without folder and ending.
  public static String title(Path file) {
    String name = name(file);
    return isNamedSo(file) && name.length() > ENDING.length()
        ? name.substring(0, name.length() - ENDING.length())
        : name;
  }

  static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  /// Reads a file. Whatever is in it: it costs no more memory than the largest that we write.
  ///
  /// @throws FileException when it is not there, no session's, of a newer version, or damaged
  public static SessionFile read(Path file) throws FileException {
    byte[] bytes = bytes(file);
    try {
      return read(bytes);
    } catch (RoomFileException e) {
      log.info("{} is refused: {}", file, e.getMessage());
      throw new FileException(TEXTS.get("read." + e.kind().name(), name(file)), e);
    } catch (IOException e) {
      throw new IllegalStateException("what is in memory can be read", e);
    }
  }

  private static byte[] bytes(Path file) throws FileException {
    if (Files.notExists(file)) {
      throw new FileException(TEXTS.get("read.missing", name(file)));
    } else if (!Files.isRegularFile(file)) {
      // A pipe would be waited for.
      throw new FileException(TEXTS.get("read.FOREIGN", name(file)));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new FileException(TEXTS.get("read.large", name(file), MOST_BYTES >> 20));
      }
      return bytes;
    } catch (AccessDeniedException e) {
      throw new FileException(TEXTS.get("read.denied", name(file)), e);
    } catch (IOException e) {
      log.warn("{} can't be read", file, e);
      throw new FileException(TEXTS.get("read.disk", name(file)), e);
    }
  }

  /// Reads what stands in a file.
  ///
  /// @throws RoomFileException when it is no session, or a damaged one
  /// @throws IOException never, for what is in memory
  static SessionFile read(byte[] bytes) throws RoomFileException, IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder()));
    RoomFileReader lines = new RoomFileReader(in, MOST_EVENTS);
    Line.Base base = lines.base();
    List<Line.Entry> entries = new ArrayList<>();
    for (Line.Entry entry = lines.next(); entry != null; entry = lines.next()) {
      entries.add(entry);
    }
    Line.Header header = lines.header();
    return new SessionFile(
        header.name(), Instant.ofEpochMilli(header.wallMillis()), Past.of(base, entries));
  }

  /// Writes a file: beside its place first, and moved there when it is whole and on the disk; so
  /// there is always the old one or the new one.
  ///
  /// @throws FileException when it can't be; what was there before still is
  public static void write(Path file, SessionFile content) throws FileException {
    Path target = real(file.toAbsolutePath());
    Path part = target.resolveSibling("." + name(target) + ".part");
    try {
      try {
        writePart(part, content);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      sync(Objects.requireNonNull(target.getParent(), "a file has a folder"));
    } catch (TooLargeException e) {
      throw new FileException(TEXTS.get("write.large", name(target)), e);
    } catch (IOException e) {
      log.warn("{} can't be written", target, e);
      String why = FileTrouble.reason(e, target);
      String key = Files.exists(target) ? "write.kept" : "write.failed";
      throw new FileException(TEXTS.get(key, name(target), why), e);
    }
  }

  /// Who has put a link in a file's place wants the file that it leads to written.
  private static Path real(Path file) {
    try {
      return Files.isSymbolicLink(file) ? file.toRealPath() : file;
    } catch (IOException e) {
      return file; // It leads nowhere: it becomes a file.
    }
  }

  private static void writePart(Path part, SessionFile content) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try (FileChannel channel = FileChannel.open(part, options);
        Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
      write(out, content);
      out.flush();
      if (channel.size() > MOST_BYTES) {
        throw new TooLargeException();
      }
      channel.force(true);
    }
  }

  /// Writes what stands in a file.
  ///
  /// @throws IOException when it is not taken
  static void write(Appendable out, SessionFile content) throws IOException {
    Past past = content.past();
    Line.Header header = new Line.Header(content.room(), content.saved().toEpochMilli(), Set.of());
    RoomFileWriter lines = new RoomFileWriter(out, header, past.base());
    for (Line.Entry entry : past.entries()) {
      lines.entry(entry);
    }
    var _ = lines.end();
  }

  /// Lets the move survive a power cut, where the system can.
  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders; there the file system sees to it.
      log.debug("{} can't be synced", folder, e);
    }
  }

  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;
  }
}
