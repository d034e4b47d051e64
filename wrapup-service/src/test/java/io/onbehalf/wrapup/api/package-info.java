@NullMarked
package io.onbehalf.wrapup.api;

import org.jspecify.annotations.NullMarked;
