/// The web client's session: who signs in gets an encrypted cookie, which stands for a bearer token.
@NullMarked
package io.onbehalf.gateway.session;

import org.jspecify.annotations.NullMarked;
