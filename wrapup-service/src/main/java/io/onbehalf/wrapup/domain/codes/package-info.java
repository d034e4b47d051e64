/// The rules of an organization's wrap-up codes and of the codes that each queue offers. Plain Java, without
/// a clock or random numbers.
@NullMarked
package io.onbehalf.wrapup.domain.codes;

import org.jspecify.annotations.NullMarked;
