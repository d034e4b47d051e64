/// The public API's wrap-up codes and wrap-ups.
@NullMarked
package io.onbehalf.wrapup.api;

import org.jspecify.annotations.NullMarked;
