/// The room's clock as this machine knows it.
@NullMarked
package org.trillsymbiont.client.clock;

import org.jspecify.annotations.NullMarked;
