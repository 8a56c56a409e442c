/// What an operator asks the server over HTTP: whether it lives, whether it is ready, and its
/// figures. The only package that knows the metrics library.
@NullMarked
package org.trillsymbiont.server.admin;

import org.jspecify.annotations.NullMarked;
