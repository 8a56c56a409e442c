package org.trillsymbiont.client.sound.device;

/// What buffers devices have been found to need, from one start of the program to the next.
///
/// Thread: any.
public interface BufferMemory {
  /// Remembers nothing.
  BufferMemory NONE =
      new BufferMemory() {
        @Override
        public int neededMillis(String device) {
          return 0;
        }

        @Override
        public void needs(String device, int millis) {
          // Nothing is remembered.
        }
      };

  /// The buffer that a device needs, in milliseconds; 0 when nothing is known.
  int neededMillis(String device);

  /// Remembers what a device needs.
  ///
  /// @param millis more than what turned out to be too little
  void needs(String device, int millis);
}
