/// The past of a room: what happened, in order, and what can be done with it. Pure.
@NullMarked
package org.trillsymbiont.model.history;

import org.jspecify.annotations.NullMarked;
