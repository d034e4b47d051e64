/// Checks what the HTTP client of the system tests receives against the served OpenAPI document.
@NullMarked
package io.onbehalf.e2e.contract;

import org.jspecify.annotations.NullMarked;
