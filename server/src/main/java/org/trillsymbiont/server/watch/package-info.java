/// What the server tells of its work, to whoever counts it.
@NullMarked
package org.trillsymbiont.server.watch;

import org.jspecify.annotations.NullMarked;
