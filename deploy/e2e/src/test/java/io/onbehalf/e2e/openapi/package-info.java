/// The OpenAPI document of all parts: made from their controllers, compared with the one that is served.
@NullMarked
package io.onbehalf.e2e.openapi;

import org.jspecify.annotations.NullMarked;
