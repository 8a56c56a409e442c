package org.trillsymbiont.client.view.history;

/// Tells the user in passing what became of something.
///
/// Thread: FX.
public interface News {
  /// It was done.
  void done(String sentence);

  /// It was done, and can be taken back as one step.
  void undoable(String sentence);

  /// It was not done.
  void failed(String sentence);
}
