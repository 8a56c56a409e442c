package org.trillsymbiont.server.selfcheck;

import java.io.IOException;
import java.io.PrintWriter;

/// Looks at one thing after another and says what was found, a line for each.
///
/// Thread: confined to one.
public final class Findings {
  private final PrintWriter out;
  private boolean isWell = true;

  /// A look at one thing.
  public interface Look {
    /// Looks.
    ///
    /// @return what was found, as a sentence
    /// @throws IOException with a sentence, when it is not as it should be
    /// @throws IllegalArgumentException likewise, when an option is wrong
    String found() throws IOException, InterruptedException;
  }

  public Findings(PrintWriter out) {
    this.out = out;
  }

  /// Looks at something and says what was found.
  ///
  /// @param what its name, of up to 14 letters
  /// @return whether it is well
  public boolean look(String what, Look look) throws InterruptedException {
    try {
      say("ok", what, look.found());
      return true;
    } catch (IOException | IllegalArgumentException e) {
      say("failed", what, String.valueOf(e.getMessage()));
      isWell = false;
      return false;
    }
  }

  private void say(String verdict, String what, String sentence) {
    out.printf("%-6s  %-14s  %s%n", verdict, what, sentence);
    out.flush();
  }

  /// Whether all is well so far.
  public boolean isWell() {
    return isWell;
  }
}
