/// The rules of threads, conversations and messages; nothing but Java.
@NullMarked
package io.onbehalf.conversation.domain;

import org.jspecify.annotations.NullMarked;
