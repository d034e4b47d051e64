/// What every service's HTTP side has in common: errors, callers, paging, idempotency, admission, tokens.
@NullMarked
package io.onbehalf.kit.web;

import org.jspecify.annotations.NullMarked;
