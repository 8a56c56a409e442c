package org.trillsymbiont.installers;

/// Something that keeps the packages from being built; the message is a sentence that says what.
public final class BuildException extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param sentence for whoever builds
  public BuildException(String sentence) {
    super(sentence);
  }

  /// @param sentence for whoever builds
  public BuildException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
