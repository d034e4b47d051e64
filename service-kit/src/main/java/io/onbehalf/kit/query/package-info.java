/// Reading the state stores, on whichever instance holds the key.
@NullMarked
package io.onbehalf.kit.query;

import org.jspecify.annotations.NullMarked;
