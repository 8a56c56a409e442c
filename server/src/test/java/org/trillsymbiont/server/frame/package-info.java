/// Tests of the frames.
@NullMarked
package org.trillsymbiont.server.frame;

import org.jspecify.annotations.NullMarked;
