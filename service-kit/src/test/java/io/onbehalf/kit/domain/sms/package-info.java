@NullMarked
package io.onbehalf.kit.domain.sms;

import org.jspecify.annotations.NullMarked;
