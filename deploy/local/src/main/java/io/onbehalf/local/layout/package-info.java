/// The layout of a stack: the checkout, the ports, the data folder and the SMSC.
@NullMarked
package io.onbehalf.local.layout;

import org.jspecify.annotations.NullMarked;
