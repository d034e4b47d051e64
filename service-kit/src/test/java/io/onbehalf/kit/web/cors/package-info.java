/// Tests of the calls of browsers.
@NullMarked
package io.onbehalf.kit.web.cors;

import org.jspecify.annotations.NullMarked;
