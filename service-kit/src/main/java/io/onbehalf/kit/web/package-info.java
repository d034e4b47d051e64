/// Types for controllers: the caller, paging and filters, idempotency, the trace, and errors to throw.
@NullMarked
package io.onbehalf.kit.web;

import org.jspecify.annotations.NullMarked;
