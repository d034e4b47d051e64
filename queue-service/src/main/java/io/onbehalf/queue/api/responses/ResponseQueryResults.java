package io.onbehalf.queue.api.responses;

import io.onbehalf.kit.web.EntityListing;

/// The canned responses that a query has found, in the public API's shape.
record ResponseQueryResults(EntityListing<ResponseView> results) {}
