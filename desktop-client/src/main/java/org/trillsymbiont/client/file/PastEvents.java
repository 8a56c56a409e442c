package org.trillsymbiont.client.file;

import java.io.IOException;

/// Where a room's past can be had.
public interface PastEvents {
  /// Nowhere.
  PastEvents NONE =
      new PastEvents() {
        @Override
        public boolean isThere() {
          return false;
        }

        @Override
        public Past read() throws IOException {
          throw new IOException("there is no past");
        }
      };

  /// Whether it can be had of the room that the user is in. Thread: FX.
  boolean isThere();

  /// All events up to now, or a little before now. May wait for disk or network. Thread: one that
  /// may wait.
  ///
  /// @throws IOException when it can't be had after all
  Past read() throws IOException;
}
