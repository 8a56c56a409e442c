package org.trillsymbiont.client.view.notice;

import java.util.ArrayList;
import java.util.List;

/// Lists in sentences. Pure.
final class Names {
  private static final int MOST = 3;

  private Names() {}

  /// `Ada`, `Ada and Ben`, `Ada, Ben and Cleo`, `Ada, Ben and 28 others`.
  ///
  /// @param names at least one
  static String listed(List<String> names) {
    if (names.size() <= MOST) {
      return all(names);
    }
    return all(List.of(names.get(0), names.get(1), (names.size() - 2) + " others"));
  }

  /// All of them, however many: `tempo, volume, key and 3 squares`.
  ///
  /// @param names at least one
  static String all(List<String> names) {
    List<String> rest = new ArrayList<>(names);
    String last = rest.removeLast();
    return rest.isEmpty() ? last : String.join(", ", rest) + " and " + last;
  }
}
