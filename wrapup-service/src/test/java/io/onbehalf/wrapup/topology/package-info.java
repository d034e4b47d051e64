@NullMarked
package io.onbehalf.wrapup.topology;

import org.jspecify.annotations.NullMarked;
