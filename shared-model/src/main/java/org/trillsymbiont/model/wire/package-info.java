/// Messages as strict, validated JSON. The only package that knows gson.
@NullMarked
package org.trillsymbiont.model.wire;

import org.jspecify.annotations.NullMarked;
