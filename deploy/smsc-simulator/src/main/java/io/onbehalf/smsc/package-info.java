/// An SMSC for tests and demonstrations: SMPP 3.4 on one port, HTTP control on another, and the contacts
/// behind it.
@NullMarked
package io.onbehalf.smsc;

import org.jspecify.annotations.NullMarked;
