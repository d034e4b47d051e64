@NullMarked
package io.onbehalf.e2e.reads;

import org.jspecify.annotations.NullMarked;
