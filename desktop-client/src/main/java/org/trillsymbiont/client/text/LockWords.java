package org.trillsymbiont.client.text;

import java.util.Collection;
import java.util.Locale;
import org.trillsymbiont.model.sync.Lock;

/// What the parts of a session that the host can lock are called in the user's language.
///
/// Thread: any.
public final class LockWords {
  private static final Texts TEXTS = Texts.of(LockWords.class);

  private LockWords() {}

  /// As a control's name: `Harmony`.
  public static String name(Lock lock) {
    return TEXTS.word("lock", lock);
  }

  /// What belongs to it, in a sentence.
  public static String help(Lock lock) {
    return TEXTS.word("lock.help", lock);
  }

  /// Several within a sentence, as what somebody has locked: `harmony and tempo`.
  ///
  /// @param locks at least one
  public static String within(Collection<Lock> locks) {
    return Lists.all(locks.stream().sorted().map(lock -> TEXTS.word("lock.within", lock)).toList());
  }

  /// The id of a control for a lock: `lock-harmony`.
  public static String id(String prefix, Lock lock) {
    return prefix + lock.name().toLowerCase(Locale.ROOT);
  }
}
