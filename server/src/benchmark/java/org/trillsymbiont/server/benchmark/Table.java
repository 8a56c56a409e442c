package org.trillsymbiont.server.benchmark;

import java.util.Locale;

/// A table in Markdown, printed row by row.
final class Table {
  /// @param title a sentence above it
  Table(String title, String... columns) {
    System.out.println();
    System.out.println(title);
    System.out.println();
    row((Object[]) columns);
    System.out.println("|" + "---|".repeat(columns.length));
  }

  void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell instanceof Double value ? decimal(value) : cell).append(" |");
    }
    System.out.println(row);
  }

  /// Says something behind the table.
  void note(String sentence) {
    System.out.println();
    System.out.println(sentence);
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
