package org.trillsymbiont.client.session;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.prefs.Preferences;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.trillsymbiont.model.sync.JoinLink;

/// The sessions that the user was in, remembered from one start to the next. What was remembered
/// wrongly is as if it were not remembered.
///
/// Thread: FX.
public final class RecentSessions {
  /// How many are remembered.
  public static final int MOST = 8;

  private static final String KEY = "recent sessions";
  private static final int PARTS = 4;

  /// Longer ones are no links that anybody sends; all of them have to fit into one value.
  private static final int MOST_LINK_CHARACTERS = 500;

  private final Preferences preferences;
  private final ReadOnlyObjectWrapper<List<Recent>> sessions;

  /// Sessions that are kept in some preferences.
  public RecentSessions(Preferences preferences) {
    this.preferences = Objects.requireNonNull(preferences, "preferences");
    sessions = new ReadOnlyObjectWrapper<>(this, "sessions", read());
  }

  /// At most [#MOST], the last one first.
  public ReadOnlyObjectProperty<List<Recent>> sessionsProperty() {
    return sessions.getReadOnlyProperty();
  }

  /// The user is in a session.
  public void add(Recent session) {
    if (session.link().complete().length() > MOST_LINK_CHARACTERS) {
      return;
    }
    List<Recent> next = new ArrayList<>(sessions.get());
    next.removeIf(session::isSame);
    next.addFirst(session);
    set(next.subList(0, Math.min(MOST, next.size())));
  }

  /// Forgets a session.
  public void remove(Recent session) {
    set(sessions.get().stream().filter(each -> !each.equals(session)).toList());
  }

  /// Forgets all.
  public void forgetAll() {
    set(List.of());
  }

  private void set(List<Recent> next) {
    StringBuilder text = new StringBuilder();
    for (Recent each : next) {
      text.append(each.link().complete())
          .append(each.isHosted() ? " hosted" : " joined")
          .append(each.hasPin() ? " pin " : " open ")
          .append(each.when().getEpochSecond())
          .append('\n');
    }
    preferences.put(KEY, text.toString());
    sessions.set(List.copyOf(next));
  }

  private List<Recent> read() {
    return preferences
        .get(KEY, "")
        .lines()
        .flatMap(line -> read(line).stream())
        .limit(MOST)
        .toList();
  }

  private static Optional<Recent> read(String line) {
    String[] parts = line.split(" ", -1);
    try {
      return parts.length == PARTS
          ? Optional.of(
              new Recent(
                  JoinLink.parse(parts[0]),
                  parts[1].equals("hosted"),
                  parts[2].equals("pin"),
                  Instant.ofEpochSecond(Long.parseLong(parts[3]))))
          : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }
}
