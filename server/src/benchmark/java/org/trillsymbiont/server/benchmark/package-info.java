/// How fast the server is, beside a bare relay (docs/performance.md): `./mvnw -Pbenchmark`.
@NullMarked
package org.trillsymbiont.server.benchmark;

import org.jspecify.annotations.NullMarked;
