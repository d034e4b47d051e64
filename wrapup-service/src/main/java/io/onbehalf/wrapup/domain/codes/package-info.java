/// The rules of an organization's wrap-up codes and of the codes that each queue offers. Plain Java, no clock, no
/// dice.
@NullMarked
package io.onbehalf.wrapup.domain.codes;

import org.jspecify.annotations.NullMarked;
