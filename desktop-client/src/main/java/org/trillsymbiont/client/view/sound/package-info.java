/// This computer's own sound: its device, its level, what is heard of the room.
@NullMarked
package org.trillsymbiont.client.view.sound;

import org.jspecify.annotations.NullMarked;
