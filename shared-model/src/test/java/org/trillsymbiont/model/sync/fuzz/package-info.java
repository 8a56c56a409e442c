/// A jam in virtual time: several replicas, one authority, and a network that does everything that
/// networks do. It keeps its own accounts of who wrote what and who was promised what, and holds
/// the code to them.
@NullMarked
package org.trillsymbiont.model.sync.fuzz;

import org.jspecify.annotations.NullMarked;
