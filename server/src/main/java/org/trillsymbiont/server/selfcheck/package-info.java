/// Looks whether a server could be run here as it is told to.
@NullMarked
package org.trillsymbiont.server.selfcheck;

import org.jspecify.annotations.NullMarked;
