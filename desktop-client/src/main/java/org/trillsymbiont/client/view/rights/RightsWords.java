package org.trillsymbiont.client.view.rights;

import org.trillsymbiont.client.text.LockWords;
import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.model.sync.Rejection;
import org.trillsymbiont.model.sync.Rights;

/// Why something can't be changed, as a sentence for the user.
///
/// Thread: any.
public final class RightsWords {
  private static final Texts TEXTS = Texts.of(RightsWords.class);

  private RightsWords() {}

  /// Why a gesture is not made.
  public static String sentence(Rights.Refusal refusal) {
    return switch (refusal.code()) {
      case LOCKED -> TEXTS.get("why.LOCKED", LockWords.within(refusal.locks()));
      case LISTENER -> TEXTS.get("why.LISTENER");
      case READ_ONLY -> TEXTS.get("why.READ_ONLY", refusal.sentence());
      default -> refusal.sentence();
    };
  }

  /// The same in a few words, for a control that is read out.
  static String inShort(Rejection code) {
    return switch (code) {
      case LOCKED -> TEXTS.get("short.LOCKED");
      case LISTENER -> TEXTS.get("short.LISTENER");
      default -> TEXTS.get("short.READ_ONLY");
    };
  }
}
