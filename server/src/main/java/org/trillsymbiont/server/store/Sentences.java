package org.trillsymbiont.server.store;

import java.sql.SQLException;

/// What SQLite says, for people.
final class Sentences {
  private Sentences() {}

  /// The end of a sentence: `the disk is full.`
  static String of(SQLException e) {
    return switch (Trouble.of(e)) {
      case FULL -> "the disk is full.";
      case NOT_ALLOWED -> "it may not be written or opened.";
      case GONE, SLOW, FAILING -> "it is damaged, or the disk fails.";
    };
  }
}
