/// Tests of the package of the same name.
@NullMarked
package org.trillsymbiont.model.sync;

import org.jspecify.annotations.NullMarked;
