/// The agents' client, used as agents use it: in a real browser, on a real stack.
@NullMarked
package io.onbehalf.browser;

import org.jspecify.annotations.NullMarked;
