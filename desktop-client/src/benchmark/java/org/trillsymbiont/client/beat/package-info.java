/// Three computers in one room, each a process of its own with false clocks, and what they play
/// compared: note by note, and to the microsecond.
@NullMarked
package org.trillsymbiont.client.beat;

import org.jspecify.annotations.NullMarked;
