/// The token issuer of a stack on one machine; a real one brings its own.
@NullMarked
package io.onbehalf.gateway.local;

import org.jspecify.annotations.NullMarked;
