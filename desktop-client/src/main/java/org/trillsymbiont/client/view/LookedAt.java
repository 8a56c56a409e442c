package org.trillsymbiont.client.view;

import org.trillsymbiont.client.past.Looking;

/// What buttons and keys do while the past is looked at.
///
/// Thread: FX.
record LookedAt(Looking looking) implements Commands.Past {
  @Override
  public boolean isLookedAt() {
    return looking.isAway();
  }

  @Override
  public void playOrPause() {
    looking.playOrPause();
  }

  @Override
  public void leave() {
    looking.backToNow();
  }
}
