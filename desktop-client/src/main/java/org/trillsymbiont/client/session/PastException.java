package org.trillsymbiont.client.session;

import org.trillsymbiont.model.sync.Rejection;

/// Something of the past could not be had or done.
public final class PastException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Rejection code;

  PastException(Rejection code, String sentence) {
    super(sentence);
    this.code = code;
  }

  /// Why, for programs; [Rejection#OTHER] when the connection was lost.
  public Rejection code() {
    return code;
  }
}
