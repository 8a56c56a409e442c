@NullMarked
package org.trillsymbiont.model.history;

import org.jspecify.annotations.NullMarked;
