/// What is to be set of MIDI, and whether something goes in and out.
@NullMarked
package org.trillsymbiont.client.view.midi;

import org.jspecify.annotations.NullMarked;
