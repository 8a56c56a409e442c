package org.trillsymbiont.client.text;

import java.util.ArrayList;
import java.util.List;

/// Lists in sentences, in the user's language.
///
/// Thread: any.
public final class Lists {
  private static final Texts TEXTS = Texts.of(Lists.class);
  private static final int MOST = 3;

  private Lists() {}

  /// As many as a sentence bears: `Ada`, `Ada and Ben`, `Ada, Ben and Cleo`, `Ada, Ben and 28
  /// others`.
  ///
  /// @param names at least one
  public static String some(List<String> names) {
    if (names.size() <= MOST) {
      return all(names);
    }
    return all(List.of(names.get(0), names.get(1), TEXTS.get("list.others", names.size() - 2)));
  }

  /// All of them, however many: `tempo, volume, key and 3 squares`.
  ///
  /// @param names at least one
  public static String all(List<String> names) {
    List<String> rest = new ArrayList<>(names);
    String last = rest.removeLast();
    return rest.stream()
        .reduce((before, next) -> TEXTS.get("list", before, next))
        .map(before -> TEXTS.get("list.last", before, last))
        .orElse(last);
  }
}
