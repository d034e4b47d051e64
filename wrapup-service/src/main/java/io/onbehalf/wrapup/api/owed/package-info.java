/// The lists of what is owed, in the API.
@NullMarked
package io.onbehalf.wrapup.api.owed;

import org.jspecify.annotations.NullMarked;
