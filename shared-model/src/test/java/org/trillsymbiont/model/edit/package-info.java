/// Tests of the package of the same name.
@NullMarked
package org.trillsymbiont.model.edit;

import org.jspecify.annotations.NullMarked;
