/// The history of a room: its timeline, what can be done with it, and the frame around what is
/// past.
@NullMarked
package org.trillsymbiont.client.view.history;

import org.jspecify.annotations.NullMarked;
