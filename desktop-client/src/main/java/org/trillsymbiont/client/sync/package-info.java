/// The connection to the server: its state, and what keeps it alive.
@NullMarked
package org.trillsymbiont.client.sync;

import org.jspecify.annotations.NullMarked;
