/// State stores: rows under prefixes, written all together or not at all, and how values become bytes.
@NullMarked
package io.onbehalf.kit.store;

import org.jspecify.annotations.NullMarked;
