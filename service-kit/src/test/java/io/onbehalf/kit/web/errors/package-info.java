/// Tests of the conversion of failures to the public API's error body.
@NullMarked
package io.onbehalf.kit.web.errors;

import org.jspecify.annotations.NullMarked;
