/// Lets the browser applications of other origins call the API.
@NullMarked
package io.onbehalf.kit.web.cors;

import org.jspecify.annotations.NullMarked;
