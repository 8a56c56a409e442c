package org.trillsymbiont.client.file;

import java.util.List;
import java.util.function.Consumer;

/// Asks the user in the window. One question at a time: another one that is asked meanwhile is not.
///
/// Thread: FX.
public interface FileQuestions {
  /// Where there is no window nothing is asked: whatever is harmless is the answer.
  FileQuestions NONE =
      new FileQuestions() {
        @Override
        public void askForOthers(String piece, List<String> others, Runnable yes) {
          // Nobody has agreed.
        }

        @Override
        public void askWhatToSave(boolean isWhole, Consumer<Boolean> answer) {
          answer.accept(isWhole);
        }
      };

  /// Asks before others hear another piece.
  ///
  /// @param piece its name; empty for a new one
  /// @param others the names of those whom it concerns, at least one
  /// @param yes runs when the user wants it so
  void askForOthers(String piece, List<String> others, Runnable yes);

  /// Asks whether the whole history is to be saved.
  ///
  /// @param isWhole what is suggested
  /// @param answer gets it; not at all when the user does not want to save
  void askWhatToSave(boolean isWhole, Consumer<Boolean> answer);
}
