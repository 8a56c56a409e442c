/// The sync server: its command line, its configuration and its composition.
@NullMarked
package org.trillsymbiont.server;

import org.jspecify.annotations.NullMarked;
