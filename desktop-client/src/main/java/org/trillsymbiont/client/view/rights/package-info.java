/// What the user may change in the room, as the window shows it: locked controls, listening, a room
/// that nobody can change.
@NullMarked
package org.trillsymbiont.client.view.rights;

import org.jspecify.annotations.NullMarked;
