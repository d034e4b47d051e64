package io.onbehalf.gateway.readmarks;

import io.onbehalf.kit.domain.OrganizationId;
import io.onbehalf.kit.domain.UserId;
import java.util.List;

/// Where the read marks are kept; every gateway has the same ones.
///
/// Each method throws 503 while they can't be read or written.
public interface ReadMarkStore {

    /// A user's marks as this gateway knows them, the one that was moved last first.
    List<ReadMark> known(OrganizationId organization, UserId user);

    /// The same with every change of every gateway.
    List<ReadMark> current(OrganizationId organization, UserId user);

    /// Keeps a mark, unless a further one is known; returns when this gateway goes by it.
    ///
    /// @return the one that counts now
    ReadMark save(ReadMark mark);

    void remove(ReadMark mark);
}
