@NullMarked
package io.onbehalf.kit.lists;

import org.jspecify.annotations.NullMarked;
