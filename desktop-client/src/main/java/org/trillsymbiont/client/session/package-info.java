/// This participant's place in a room: who is there, where it is, what is under hand.
@NullMarked
package org.trillsymbiont.client.session;

import org.jspecify.annotations.NullMarked;
