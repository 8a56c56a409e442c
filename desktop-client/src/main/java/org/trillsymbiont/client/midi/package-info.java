/// The way to other instruments: notes and a clock go out of MIDI ports, keyboards, pads and
/// controllers come in.
@NullMarked
package org.trillsymbiont.client.midi;

import org.jspecify.annotations.NullMarked;
