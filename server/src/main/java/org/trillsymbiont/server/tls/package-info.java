/// The server's key and certificate. The only package that knows the certificate library.
@NullMarked
package org.trillsymbiont.server.tls;

import org.jspecify.annotations.NullMarked;
