/// The habits of SMSCs that differ from the usual, by account.
@NullMarked
package io.onbehalf.smsc.profile;

import org.jspecify.annotations.NullMarked;
