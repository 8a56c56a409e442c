/// The command line: where options get their values from, and the options that belong to no other
/// package. With `ServerMain` the only one that knows picocli.
@NullMarked
package org.trillsymbiont.server.cli;

import org.jspecify.annotations.NullMarked;
