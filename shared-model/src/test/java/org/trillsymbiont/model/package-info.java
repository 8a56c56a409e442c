/// Tests of the shared model as a whole.
@NullMarked
package org.trillsymbiont.model;

import org.jspecify.annotations.NullMarked;
