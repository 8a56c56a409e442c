/// The computer's sound devices: which there are, opening one, what format and rate it takes, and
/// staying with it when it goes away, comes back, or needs a larger buffer. Knows nothing of the
/// instrument.
@NullMarked
package org.trillsymbiont.client.sound.device;

import org.jspecify.annotations.NullMarked;
