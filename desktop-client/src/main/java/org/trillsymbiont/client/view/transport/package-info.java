/// Volume, tempo, play, pause and stop.
@NullMarked
package org.trillsymbiont.client.view.transport;

import org.jspecify.annotations.NullMarked;
