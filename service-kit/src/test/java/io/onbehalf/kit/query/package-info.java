/// Reading stores here and on other instances.
@NullMarked
package io.onbehalf.kit.query;

import org.jspecify.annotations.NullMarked;
