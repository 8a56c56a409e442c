@NullMarked
package org.trillsymbiont.server.store;

import org.jspecify.annotations.NullMarked;
