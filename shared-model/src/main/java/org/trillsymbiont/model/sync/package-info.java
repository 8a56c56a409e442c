/// The messages of the sync protocol and the client's replica of the shared state. Pure.
@NullMarked
package org.trillsymbiont.model.sync;

import org.jspecify.annotations.NullMarked;
