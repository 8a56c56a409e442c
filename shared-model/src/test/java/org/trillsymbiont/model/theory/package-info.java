/// Tests of the package of the same name.
@NullMarked
package org.trillsymbiont.model.theory;

import org.jspecify.annotations.NullMarked;
