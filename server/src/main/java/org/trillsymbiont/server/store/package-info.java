/// What outlives the server: rooms in one SQLite file, written by one thread. The only package that
/// knows `java.sql`.
@NullMarked
package org.trillsymbiont.server.store;

import org.jspecify.annotations.NullMarked;
