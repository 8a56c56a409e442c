/// Tells the local network of a server (mDNS).
@NullMarked
package org.trillsymbiont.server.announce;

import org.jspecify.annotations.NullMarked;
