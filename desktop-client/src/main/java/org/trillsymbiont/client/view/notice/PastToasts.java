package org.trillsymbiont.client.view.notice;

import org.trillsymbiont.client.text.Texts;
import org.trillsymbiont.client.view.Commands;
import org.trillsymbiont.client.view.history.News;

/// Says by toasts what became of what was done with the past.
///
/// Thread: FX.
public final class PastToasts implements News {
  private static final Texts TEXTS = Texts.of(PastToasts.class);
  private static final String NAME = "past-act";

  private final Toasts toasts;
  private final Commands commands;

  /// @param toasts where it is said
  /// @param commands take back what was done
  public PastToasts(Toasts toasts, Commands commands) {
    this.toasts = toasts;
    this.commands = commands;
  }

  @Override
  public void done(String sentence) {
    toasts.show(NAME, Toast.Kind.DONE, sentence);
  }

  @Override
  public void undoable(String sentence) {
    toasts.show(NAME, Toast.Kind.DONE, sentence, TEXTS.get("cleared.undo"), commands::undo);
  }

  @Override
  public void failed(String sentence) {
    toasts.show(NAME, Toast.Kind.LOST, sentence);
  }
}
