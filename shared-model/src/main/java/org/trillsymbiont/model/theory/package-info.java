/// Music theory derived from the line of fifths: spelled pitch classes, modes, keys and diatonic
/// chords. Pure.
@NullMarked
package org.trillsymbiont.model.theory;

import org.jspecify.annotations.NullMarked;
