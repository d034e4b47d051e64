/// The ledger: a file with one line for each `submit_sm` that the SMSC received.
@NullMarked
package io.onbehalf.smsc.ledger;

import org.jspecify.annotations.NullMarked;
