/// The erasure of a contact: everything personal that is kept of them is forgotten, on all of their threads.
@NullMarked
package io.onbehalf.conversation.domain.erasure;

import org.jspecify.annotations.NullMarked;
