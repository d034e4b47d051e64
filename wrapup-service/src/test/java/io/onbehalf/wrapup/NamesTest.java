package io.onbehalf.wrapup;

import io.onbehalf.kit.avro.RecordMapper;
import io.onbehalf.kit.testing.NamesSpecification;
import io.onbehalf.wrapup.domain.acw.StintFact;
import io.onbehalf.wrapup.domain.acw.ThreadInput.ThreadFact;
import io.onbehalf.wrapup.domain.acw.WrapupEvent;
import io.onbehalf.wrapup.domain.acw.WrapupReply;
import io.onbehalf.wrapup.domain.acw.WrapupRequest;
import io.onbehalf.wrapup.domain.codes.CodeEvent;
import io.onbehalf.wrapup.domain.codes.CodeReply;
import io.onbehalf.wrapup.domain.codes.CodeRequest;
import io.onbehalf.wrapup.domain.codes.QueueWrapupCodesSnapshot;
import io.onbehalf.wrapup.domain.codes.WrapupCodeSnapshot;
import java.util.List;
import java.util.stream.Stream;

class NamesTest extends NamesSpecification {

    @Override
    protected List<Class<?>> written() {
        return Stream.of(
                        CodeRequest.class,
                        CodeEvent.class,
                        CodeReply.class,
                        WrapupRequest.class,
                        WrapupEvent.class,
                        WrapupReply.class,
                        WrapupCodeSnapshot.class,
                        QueueWrapupCodesSnapshot.class)
                .flatMap(RecordMapper::records)
                .filter(type -> !StintFact.class.isAssignableFrom(type))
                .toList();
    }

    @Override
    protected List<Class<?>> read() {
        return List.of(StintFact.class, ThreadFact.class);
    }
}
