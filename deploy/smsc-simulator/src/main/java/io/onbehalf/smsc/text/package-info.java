/// Texts and their segments: alphabets, user data headers, concatenation.
@NullMarked
package io.onbehalf.smsc.text;

import org.jspecify.annotations.NullMarked;
