/// What was played, as files that other programs read.
@NullMarked
package org.trillsymbiont.client.sound.export;

import org.jspecify.annotations.NullMarked;
