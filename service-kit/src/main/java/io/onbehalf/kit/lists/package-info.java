/// Lists that are kept in the order in which they are shown, each under a key of its own.
@NullMarked
package io.onbehalf.kit.lists;

import org.jspecify.annotations.NullMarked;
