/// The desktop app: its composition root and what all its packages share.
@NullMarked
package org.trillsymbiont.client;

import org.jspecify.annotations.NullMarked;
