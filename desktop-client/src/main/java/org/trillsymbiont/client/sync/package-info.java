/// The connection to the sync server.
@NullMarked
package org.trillsymbiont.client.sync;

import org.jspecify.annotations.NullMarked;
