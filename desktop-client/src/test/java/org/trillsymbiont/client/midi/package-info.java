/// Tests of MIDI, with ports that are found as real ones are.
@NullMarked
package org.trillsymbiont.client.midi;

import org.jspecify.annotations.NullMarked;
