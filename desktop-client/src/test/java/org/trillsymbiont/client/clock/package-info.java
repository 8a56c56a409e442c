@NullMarked
package org.trillsymbiont.client.clock;

import org.jspecify.annotations.NullMarked;
