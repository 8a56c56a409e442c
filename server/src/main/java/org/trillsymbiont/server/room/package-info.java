/// The room: the one place where the shared state changes, one message after another. Knows nothing
/// of sockets.
@NullMarked
package org.trillsymbiont.server.room;

import org.jspecify.annotations.NullMarked;
