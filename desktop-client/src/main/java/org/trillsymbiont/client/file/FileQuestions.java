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

        @Override
        public void askHowToOpen(String piece, int events, Consumer<Boolean> answer) {
          answer.accept(false);
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

  /// Asks whether a file that has a history is to be opened with it, in a room of its own.
  ///
  /// @param piece its name
  /// @param events how many edits the history has, 1 or more
  /// @param answer gets it; not at all when the user does not want to open it
  void askHowToOpen(String piece, int events, Consumer<Boolean> answer);
}
