/// Input that a machine makes up, to find what nobody thought of.
@NullMarked
package org.trillsymbiont.server.fuzz;

import org.jspecify.annotations.NullMarked;
