@NullMarked
package io.onbehalf.wrapup.topology.owed;

import org.jspecify.annotations.NullMarked;
