/// Tests of the server as a whole, with real clients.
@NullMarked
package org.trillsymbiont.server;

import org.jspecify.annotations.NullMarked;
