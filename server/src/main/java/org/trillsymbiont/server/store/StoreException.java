package org.trillsymbiont.server.store;

import java.io.IOException;

/// What is stored can't be used. The message is a sentence for whoever runs the server.
public final class StoreException extends IOException {
  private static final long serialVersionUID = 1;

  StoreException(String sentence) {
    super(sentence);
  }

  StoreException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
