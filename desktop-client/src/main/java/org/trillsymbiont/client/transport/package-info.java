/// Where in the score the room is, for the eye.
@NullMarked
package org.trillsymbiont.client.transport;

import org.jspecify.annotations.NullMarked;
