package io.onbehalf.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the gateway's image must not carry.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClassPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"org.apache.kafka.streams.KafkaStreams", "org.rocksdb.RocksDB"})
    void a_part_without_state_carries_neither_kafka_streams_nor_its_store(String className) {
        assertThatThrownBy(() -> Class.forName(className, false, ClassPathTest.class.getClassLoader()))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
