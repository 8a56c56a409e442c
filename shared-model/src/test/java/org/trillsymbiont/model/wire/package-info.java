/// Tests of the package of the same name.
@NullMarked
package org.trillsymbiont.model.wire;

import org.jspecify.annotations.NullMarked;
