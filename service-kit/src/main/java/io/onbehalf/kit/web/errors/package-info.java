/// Converts every failure to the public API's error body, wherever it happens.
@NullMarked
package io.onbehalf.kit.web.errors;

import org.jspecify.annotations.NullMarked;
