/// The SMPP sessions: binds, the ESMEs that are bound, and what is delivered to them.
@NullMarked
package io.onbehalf.smsc.session;

import org.jspecify.annotations.NullMarked;
