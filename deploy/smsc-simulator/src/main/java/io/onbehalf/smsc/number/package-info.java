/// The behaviour for a message, by the last four digits of the contact's number.
@NullMarked
package io.onbehalf.smsc.number;

import org.jspecify.annotations.NullMarked;
