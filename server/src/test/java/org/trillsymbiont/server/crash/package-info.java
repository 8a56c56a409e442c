/// A server that is killed under load, again and again, with nothing but its file to come back
/// from: `./mvnw -Pcrash`, and a few rounds in the tests.
@NullMarked
package org.trillsymbiont.server.crash;

import org.jspecify.annotations.NullMarked;
