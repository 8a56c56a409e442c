/// WebSocket frames made by hand, so that many messages to many clients are one buffer.
@NullMarked
package org.trillsymbiont.server.frame;

import org.jspecify.annotations.NullMarked;
