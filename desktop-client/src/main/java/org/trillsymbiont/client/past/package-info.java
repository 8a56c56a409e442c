/// Looking at the past of a room: seen and heard by this client alone, or with everybody.
@NullMarked
package org.trillsymbiont.client.past;

import org.jspecify.annotations.NullMarked;
