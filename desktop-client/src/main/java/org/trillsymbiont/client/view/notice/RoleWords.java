package org.trillsymbiont.client.view.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trillsymbiont.client.text.LockWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.sync.Lock;
import org.trillsymbiont.model.sync.Participant;

/// Who has become what, and what was locked by whom, as sentences.
///
/// Thread: any.
final class RoleWords {
  private static final Texts TEXTS = Texts.of(RoleWords.class);

  private RoleWords() {}

  /// @param by null when nobody wanted it so: the host has been away for too long
  static String appointed(Participant who, boolean isYou, @Nullable Participant by) {
    if (!isYou) {
      return TEXTS.get("host-now", who.identity().name());
    }
    return by == null
        ? TEXTS.get("you-are." + who.role().name())
        : TEXTS.get("makes-you." + who.role().name(), by.identity().name());
  }

  /// @param by null when he is not there
  static String locks(Set<Lock> locked, Set<Lock> freed, @Nullable Participant by) {
    String name = by == null ? TEXTS.get("the-host") : by.identity().name();
    List<String> sentences = new ArrayList<>();
    if (!locked.isEmpty()) {
      sentences.add(TEXTS.get("locked", name, LockWords.within(locked)));
    }
    if (!freed.isEmpty()) {
      sentences.add(TEXTS.get("freed", name, LockWords.within(freed)));
    }
    return String.join(" ", sentences);
  }
}
