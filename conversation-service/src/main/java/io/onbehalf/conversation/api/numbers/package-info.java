/// Phone numbers for clients: what a typed number is, and the countries' calling codes.
@NullMarked
package io.onbehalf.conversation.api.numbers;

import org.jspecify.annotations.NullMarked;
