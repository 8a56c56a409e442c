/// Tests of the package of the same name.
@NullMarked
package org.trillsymbiont.model.state;

import org.jspecify.annotations.NullMarked;
