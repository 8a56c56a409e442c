/// What everybody in the room has under hand: told by this user, shown of the others.
@NullMarked
package org.trillsymbiont.client.view.presence;

import org.jspecify.annotations.NullMarked;
