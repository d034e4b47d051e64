/// How the mobile network carries a text: alphabets and segments.
@NullMarked
package io.onbehalf.kit.domain.sms;

import org.jspecify.annotations.NullMarked;
