/// Tests of which calls are served at a moment.
@NullMarked
package io.onbehalf.kit.web.admission;

import org.jspecify.annotations.NullMarked;
