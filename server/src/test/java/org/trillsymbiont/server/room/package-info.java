/// Tests of the room.
@NullMarked
package org.trillsymbiont.server.room;

import org.jspecify.annotations.NullMarked;
