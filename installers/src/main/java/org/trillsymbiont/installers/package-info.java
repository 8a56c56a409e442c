/// Builds the native packages of the system that it runs on: `./mvnw -Pinstaller package`
/// (docs/decisions/0016).
@NullMarked
package org.trillsymbiont.installers;

import org.jspecify.annotations.NullMarked;
