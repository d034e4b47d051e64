@NullMarked
package io.onbehalf.smsc.profile;

import org.jspecify.annotations.NullMarked;
