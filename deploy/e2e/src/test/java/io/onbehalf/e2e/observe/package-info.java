/// What an operator sees of a running stack.
@NullMarked
package io.onbehalf.e2e.observe;

import org.jspecify.annotations.NullMarked;
