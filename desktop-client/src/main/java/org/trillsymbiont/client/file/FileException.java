package org.trillsymbiont.client.file;

/// A session's file can't be read or written. Its text is a sentence for the user.
public final class FileException extends Exception {
  private static final long serialVersionUID = 1;

  FileException(String sentence) {
    super(sentence);
  }

  FileException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /// What to tell the user.
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
