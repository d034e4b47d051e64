/// How rows are kept, staged and expired.
@NullMarked
package io.onbehalf.kit.store;

import org.jspecify.annotations.NullMarked;
