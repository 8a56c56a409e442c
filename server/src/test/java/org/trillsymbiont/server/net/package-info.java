/// Tests of the guards.
@NullMarked
package org.trillsymbiont.server.net;

import org.jspecify.annotations.NullMarked;
