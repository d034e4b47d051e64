/// Tests of receiving a call: filters, controllers' arguments, JSON, and the wiring of all that.
@NullMarked
package io.onbehalf.kit.web.server;

import org.jspecify.annotations.NullMarked;
