/// A contact as a whole, on the contact's partition: their threads, their consent, and their erasure.
@NullMarked
package io.onbehalf.conversation.topology.contacts;

import org.jspecify.annotations.NullMarked;
