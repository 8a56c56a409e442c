/// The network: the only package that knows the WebSocket library. It guards the library against
/// strangers, decodes what clients say and posts it to the room.
@NullMarked
package org.trillsymbiont.server.net;

import org.jspecify.annotations.NullMarked;
