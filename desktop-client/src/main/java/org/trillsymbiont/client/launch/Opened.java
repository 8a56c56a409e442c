package org.trillsymbiont.client.launch;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.trillsymbiont.model.sync.JoinLink;

/// What the system wants the app to open: a link that was clicked, a file that was double-clicked.
public sealed interface Opened {
  /// How a session file's name ends.
  String FILE_SUFFIX = ".trill";

  /// A session to join.
  record Link(JoinLink link) implements Opened {}

  /// A session file. Nobody has looked yet whether it is there.
  record SessionFile(Path path) implements Opened {}

  /// Reads what the system passes: `trill://192.168.1.7:8787/blue`, `/home/ada/evening.trill`,
  /// `file:///home/ada/my%20evening.trill`.
  ///
  /// @throws IllegalArgumentException with a sentence for the user
  static Opened parse(String passed) {
    String lower = passed.strip().toLowerCase(Locale.ROOT);
    if (lower.startsWith("file:")) {
      return new SessionFile(pathOf(passed.strip()));
    }
    if (lower.endsWith(FILE_SUFFIX) && !lower.contains("://")) {
      // Not stripped: a name may begin with a space.
      return new SessionFile(path(passed));
    }
    return new Link(JoinLink.parse(passed));
  }

  private static Path pathOf(String uri) {
    try {
      return Path.of(URI.create(uri));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      throw new IllegalArgumentException("\"" + uri + "\" is no file on this computer.", e);
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("\"" + name + "\" is no file on this computer.", e);
    }
  }
}
